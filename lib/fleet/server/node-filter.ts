import { AppError } from "#lib/core/contract/errors.ts";
import type { FilterFault, FilterNode } from "#lib/core/domain/filter/ast.ts";
import { type Predicate, resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import type { Beside } from "./node-source.ts";

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

/** The tables beside the nodes that the condition needs. */
export function besidesOf(predicate: Predicate<NodeField> | null): readonly Beside[] {
  if (predicate === null || predicate.kind === "text") return [];
  if (predicate.kind === "not") return besidesOf(predicate.item);
  if (predicate.kind === "field") return besideOf(predicate.field);
  return predicate.items.flatMap(besidesOf);
}

export function besideOf(field: NodeField): readonly Beside[] {
  if (field.sql?.startsWith("l.")) return ["live"];
  return field.sql?.startsWith("s.") ? ["scan"] : [];
}

/** What must hold at once. */
export function conjuncts(predicate: Predicate<NodeField> | null): readonly Predicate<NodeField>[] {
  if (predicate === null) return [];
  return predicate.kind === "all" ? predicate.items.flatMap(conjuncts) : [predicate];
}
