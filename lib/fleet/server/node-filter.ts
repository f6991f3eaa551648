import { AppError } from "#lib/core/contract/errors.ts";
import type { FilterFault, FilterNode } from "#lib/core/domain/filter/ast.ts";
import { type Predicate, resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";

export interface NodeFilter {
  filter: FilterNode | null;
  predicate: Predicate<NodeField> | null;
}

/** @throws {AppError} `bad_request` whose details say which characters of the filter are at fault and why. */
export function readNodeFilter(text: string, now: Date): NodeFilter {
  const resolved = resolveFilter(text, nodeRegistry, now);
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

/** Whether the condition needs the live facts, which are another table. */
export function readsLive(predicate: Predicate<NodeField> | null): boolean {
  if (predicate === null || predicate.kind === "text") return false;
  if (predicate.kind === "not") return readsLive(predicate.item);
  if (predicate.kind === "field") return isLive(predicate.field);
  return predicate.items.some(readsLive);
}

export const isLive = (field: NodeField): boolean => field.sql?.startsWith("l.") ?? false;

/** What must hold at once. */
export function conjuncts(predicate: Predicate<NodeField> | null): readonly Predicate<NodeField>[] {
  if (predicate === null) return [];
  return predicate.kind === "all" ? predicate.items.flatMap(conjuncts) : [predicate];
}
