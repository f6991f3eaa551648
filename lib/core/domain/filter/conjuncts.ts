import type { FilterField } from "./fields.ts";
import type { Predicate } from "./resolve.ts";

/** What must hold at once. */
export function conjuncts<Field extends FilterField>(
  predicate: Predicate<Field> | null,
): readonly Predicate<Field>[] {
  if (predicate === null) return [];
  return predicate.kind === "all" ? predicate.items.flatMap(conjuncts) : [predicate];
}

/** Whether it asks about one field only, or about one key of it: what a facet of that field does not apply. */
export function isAbout<Field extends FilterField>(
  predicate: Predicate<Field>,
  target: { field: FilterField; key: string | null },
): boolean {
  if (predicate.kind === "text") return false;
  if (predicate.kind === "not") return isAbout(predicate.item, target);
  if (predicate.kind === "field")
    return predicate.field.key === target.field.key && predicate.key === target.key;
  return predicate.items.every((item) => isAbout(item, target));
}
