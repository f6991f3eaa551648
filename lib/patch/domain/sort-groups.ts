import type { BreakdownGroup } from "#lib/patch/contract/overview.ts";
import { attentionNodes, compliantShare } from "./class-counts.ts";

export const groupSorts = ["attention", "nodes", "compliant", "name"] as const;
export type GroupSort = (typeof groupSorts)[number];

/** Groups in an order: numbers from the largest, names from A; turned round by `ascending`. Unknown is last either way. */
export function sortGroups(
  groups: readonly BreakdownGroup[],
  by: GroupSort,
  ascending: boolean,
  labelOf: (group: BreakdownGroup) => string,
): BreakdownGroup[] {
  const turn = ascending ? 1 : -1;
  const numberOf = {
    attention: (group: BreakdownGroup) => attentionNodes(group.classes),
    nodes: (group: BreakdownGroup) => group.nodes,
    compliant: (group: BreakdownGroup) => compliantShare(group.classes),
  };
  return groups.toSorted((one, other) => {
    if (by === "name") return turn * labelOf(one).localeCompare(labelOf(other));
    const [a, b] = [numberOf[by](one), numberOf[by](other)];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return turn * (a - b);
  });
}
