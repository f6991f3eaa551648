import type { ChangeEvent } from "#lib/changes/contract/events.ts";
import { type EventRow, formatPlace, toTimelineEvent } from "#lib/core/server/events/event-row.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

/** What the list shows beside the event itself, over `events e`. */
export const changeColumns = "e.tool";

export interface ChangeRow extends EventRow {
  tool: string | null;
}

/** Resources that may be a managed node, or the instance behind one. */
const nodeTypes = new Set(["AWS::SSM::ManagedInstanceInventory", "AWS::EC2::Instance"]);

/** The events with the names of their resources, and the nodes that these are. */
export async function toChangeEvents(ctx: VerbContext, rows: readonly ChangeRow[]): Promise<ChangeEvent[]> {
  const nodes = await nodesOf(ctx, rows);
  return rows.map((row) => {
    const node = nodeTypes.has(row.resource_type) ? nodes.get(resourceKey(row)) : undefined;
    const { resourceName } = row.detail;
    const name = typeof resourceName === "string" && resourceName !== "" ? resourceName : null;
    return {
      ...toTimelineEvent(row),
      key: formatPlace(row),
      tool: row.tool,
      resourceName: name ?? node?.name ?? null,
      nodeKey: node === undefined ? null : resourceKey(row),
    };
  });
}

const resourceKey = ({ account_id, region, resource_id }: EventRow): string =>
  `${account_id}:${region}:${resource_id}`;

/** Nodes that are there, and those that are gone: their pages answer for the past. */
async function nodesOf(
  ctx: VerbContext,
  rows: readonly ChangeRow[],
): Promise<Map<string, { name: string | null }>> {
  const wanted = rows.filter((row) => nodeTypes.has(row.resource_type));
  if (wanted.length === 0) return new Map();
  const found = await readQuery<{ key: string; name: string | null }>(ctx.db, namesOfNodes, [
    wanted.map((row) => row.account_id),
    wanted.map((row) => row.region),
    wanted.map((row) => row.resource_id),
  ]);
  return new Map(found.map(({ key, name }) => [key, { name }]));
}

const namesOfNodes = `
select distinct on (key) w.account_id || ':' || w.region || ':' || w.node_id as key, n.name
from (select distinct * from unnest($1::text[], $2::text[], $3::text[])) as w(account_id, region, node_id)
cross join lateral (
  select name, 'infinity'::timestamptz as until from fleet_nodes n
  where (n.account_id, n.region, n.node_id) = (w.account_id, w.region, w.node_id)
  union all
  select name, valid_to from fleet_nodes_history n
  where (n.account_id, n.region, n.node_id) = (w.account_id, w.region, w.node_id)
) n
order by key, n.until desc`;
