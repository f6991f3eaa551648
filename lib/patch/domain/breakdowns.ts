import { type Dimension, dimensions } from "#lib/patch/contract/dimensions.ts";
import type { Breakdown, BreakdownGroup, ClassCounts } from "#lib/patch/contract/overview.ts";
import type { ClassKey } from "#lib/patch/contract/patch-class.ts";
import { attentionNodes } from "./class-counts.ts";

/** Nodes of one class that have one value of one dimension. */
export interface CountRow {
  dimension: Dimension;
  value: string | null;
  /** The value as filters compare it: spellings with one key are one group. */
  key: string | null;
  class: ClassKey;
  nodes: number;
}

/** Most groups of a dimension that are listed. */
const listedGroups = 500;

/** Every dimension with its groups, those first that need most attention. Each dimension's nodes add up to all nodes. */
export function breakdownsOf(
  rows: readonly CountRow[],
  nameOf: (dimension: Dimension, value: string) => string | null,
): Breakdown[] {
  return dimensions.map((dimension) => {
    const groups = groupsOf(rows.filter((row) => row.dimension === dimension)).map((group) => ({
      ...group,
      name: group.value === null ? null : nameOf(dimension, group.value),
    }));
    groups.sort(byAttention);
    return { dimension, groups: groups.slice(0, listedGroups), rest: restOf(groups.slice(listedGroups)) };
  });
}

/** One class's nodes over any dimension, because every node has exactly one value of each. */
export function totalsOf(rows: readonly CountRow[]): { nodes: number; classes: ClassCounts } {
  const [first] = dimensions;
  return sumOf(rows.filter((row) => row.dimension === first));
}

function groupsOf(rows: readonly CountRow[]): Omit<BreakdownGroup, "name">[] {
  const byKey = new Map<string | null, CountRow[]>();
  for (const row of rows) {
    const known = byKey.get(row.key);
    if (known === undefined) byKey.set(row.key, [row]);
    else known.push(row);
  }
  return [...byKey.values()].map((members) => ({ value: commonSpelling(members), ...sumOf(members) }));
}

function commonSpelling(rows: readonly CountRow[]): string | null {
  const nodes = new Map<string | null, number>();
  for (const row of rows) nodes.set(row.value, (nodes.get(row.value) ?? 0) + row.nodes);
  const [best] = [...nodes].sort(([a, m], [b, n]) => n - m || ((a ?? "") < (b ?? "") ? -1 : 1));
  return best?.[0] ?? null;
}

function sumOf(rows: readonly Pick<CountRow, "class" | "nodes">[]): {
  nodes: number;
  classes: ClassCounts;
} {
  const classes: Partial<Record<ClassKey, number>> = {};
  let nodes = 0;
  for (const row of rows) {
    classes[row.class] = (classes[row.class] ?? 0) + row.nodes;
    nodes += row.nodes;
  }
  return { nodes, classes };
}

function restOf(groups: readonly BreakdownGroup[]): Breakdown["rest"] {
  if (groups.length === 0) return null;
  return { groups: groups.length, ...mergedCounts(groups) };
}

/** What several groups come to together. */
export function mergedCounts(groups: readonly Pick<BreakdownGroup, "classes">[]): {
  nodes: number;
  classes: ClassCounts;
} {
  return sumOf(
    groups.flatMap(({ classes }) =>
      Object.entries(classes).map(([name, nodes]) => ({ class: name as ClassKey, nodes })),
    ),
  );
}

function byAttention(one: BreakdownGroup, other: BreakdownGroup): number {
  return (
    attentionNodes(other.classes) - attentionNodes(one.classes) ||
    other.nodes - one.nodes ||
    ((one.value ?? "\uFFFF") < (other.value ?? "\uFFFF") ? -1 : 1)
  );
}
