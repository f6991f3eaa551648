import type { Pool } from "pg";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { NodeGroup } from "./facet-plan.ts";

/** Values of a group's members, in their order; null is unknown. */
export type GroupValues = readonly (string | null)[];

/** A number stands for the same values in every database, so what has been read once is known for good. */
const knownOf = new Map<string, Map<string, GroupValues>>();
const mostKnown = 20_000;

/**
 * What numbers of a group stand for, by number, these among them. Only those are read that this process has not met.
 * @throws Error for a number that no node has or had.
 */
export async function groupMembers(
  db: Pool,
  group: NodeGroup,
  numbers: ReadonlySet<string>,
): Promise<ReadonlyMap<string, GroupValues>> {
  const before = knownOf.get(group.table) ?? new Map<string, GroupValues>();
  const unmet = [...numbers].filter((number) => !before.has(number));
  if (unmet.length === 0) return before;
  const rows = await readQuery<{ number: string; values: GroupValues }>(
    db,
    `select n.${group.column} as number, array[${group.members.map((member) => `${member}::text`).join(", ")}] as values
     from ${group.table} n where n.${group.column} = any($1::bigint[])`,
    [unmet],
  );
  // Others may still read from the map that they were given.
  const kept = before.size > mostKnown ? [...before].filter(([number]) => numbers.has(number)) : before;
  const known = new Map([...kept, ...rows.map(({ number, values }) => [number, values] as const)]);
  const lost = unmet.find((number) => !known.has(number));
  if (lost !== undefined) throw new Error(`${group.table} does not tell ${group.column} ${lost}`);
  knownOf.set(group.table, known);
  return known;
}
