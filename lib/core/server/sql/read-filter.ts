import { AppError } from "#lib/core/contract/errors.ts";
import type { FilterFault, FilterNode } from "#lib/core/domain/filter/ast.ts";
import type { FilterField, FilterRegistry } from "#lib/core/domain/filter/fields.ts";
import { type Predicate, resolveFilter } from "#lib/core/domain/filter/resolve.ts";

export interface ReadFilter<Field extends FilterField> {
  filter: FilterNode | null;
  predicate: Predicate<Field> | null;
}

/** @throws {AppError} `bad_request` whose details say which characters of the filter are at fault and why. */
export function readFilter<Field extends FilterField>(
  text: string,
  registry: FilterRegistry<Field>,
  now: Date,
): ReadFilter<Field> {
  const resolved = resolveFilter(text, registry, now);
  if (resolved.ok) return resolved;
  throw new AppError("bad_request", "The filter cannot be read.", { ...describeFault(resolved.fault, text) });
}

/** The fault as the contract gives it. */
export function describeFault(
  fault: FilterFault,
  text: string,
): { messageKey: string; from: number; to: number; near: string } {
  return {
    messageKey: fault.messageKey,
    ...fault.range,
    near: text.slice(fault.range.from, fault.range.to).slice(0, 60),
  };
}
