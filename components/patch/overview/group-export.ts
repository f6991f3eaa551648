import type { Dimension } from "#lib/patch/contract/dimensions.ts";
import type { BreakdownGroup } from "#lib/patch/contract/overview.ts";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";

/** A breakdown as a table of texts and numbers: one column a class, zeros written out. */
export const groupCells = {
  heading: (
    dimension: string,
    t: (key: "value" | "nodes") => string,
    classes: (name: ClassKey) => string,
  ): string[] => [dimension, t("value"), t("nodes"), ...classKeys.map((name) => classes(name))],
  row: (group: BreakdownGroup, label: string): (string | number | null)[] => [
    label,
    group.value,
    group.nodes,
    ...classKeys.map((name) => group.classes[name] ?? 0),
  ],
};

export function groupRecords(dimension: Dimension, groups: readonly BreakdownGroup[]) {
  return groups.map(({ value, name, nodes, classes }) => ({
    [dimension]: value,
    name,
    nodes,
    classes: Object.fromEntries(classKeys.map((key) => [key, classes[key] ?? 0])),
  }));
}
