import type { Pool } from "pg";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { NodeGroup } from "./facet-plan.ts";

/** Values of a group's members, in their order; null is unknown. */
export type GroupValues = readonly (string | null)[];

/** A number stands for the same values in every database, so what has been read once is known for good. */
const known = new Map<string, GroupValues>();
const mostKnown = 50_000;

/**
 * What numbers of a group stand for, by number. Only those are read that this process has not met.
 * @throws Error for a number that no node has or had.
 */
export async function groupMembers(
  db: Pool,
  group: NodeGroup,
  numbers: ReadonlySet<string>,
): Promise<ReadonlyMap<string, GroupValues>> {
  const found = new Map<string, GroupValues>();
  const unmet: string[] = [];
  for (const number of numbers) {
    const values = known.get(`${group.column} ${number}`);
    if (values === undefined) unmet.push(number);
    else found.set(number, values);
  }
  if (unmet.length === 0) return found;
  if (known.size > mostKnown) known.clear();
  const rows = await readQuery<{ number: string; values: GroupValues }>(
    db,
    `select n.${group.column} as number, array[${group.members.map((member) => `${member}::text`).join(", ")}] as values
     from ${group.table} n where n.${group.column} = any($1::bigint[])`,
    [unmet],
  );
  for (const { number, values } of rows) {
    known.set(`${group.column} ${number}`, values);
    found.set(number, values);
  }
  const lost = unmet.find((number) => !found.has(number));
  if (lost !== undefined) throw new Error(`${group.table} does not tell ${group.column} ${lost}`);
  return found;
}
