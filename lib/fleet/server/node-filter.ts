import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import type { NodeField } from "#lib/fleet/domain/node-fields.ts";
import type { Beside } from "./node-source.ts";

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
