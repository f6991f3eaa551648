import type { ConfigQuery } from "./ast.ts";
import { fail } from "./reader.ts";

/** What AWS documents as limits of aggregation. */
export function checkLimits({ groupBy, orderBy, columns }: ConfigQuery): void {
  const [, second, , fourth] = groupBy;
  if (fourth !== undefined) fail("groupMany", fourth.token);
  const grouped = groupBy.find(({ aggregate }) => aggregate !== null);
  if (grouped !== undefined) fail("groupAggregate", grouped.token);
  const ordered = orderBy.find(({ aggregate }) => aggregate !== null);
  if (ordered !== undefined && second !== undefined) fail("orderAggregateGroups", second.token);
  if (groupBy.length > 0 && columns.length === 0) {
    const first = groupBy[0];
    if (first !== undefined) fail("groupStar", first.token);
  }
}
