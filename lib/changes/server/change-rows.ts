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
const nodeTypes = ["AWS::SSM::ManagedInstanceInventory", "AWS::EC2::Instance"];

interface KnownResource {
  place: number;
  name: string | null;
  is_node: boolean;
  recorded: boolean;
}

/** Events that are named in one go while a file streams. */
const namedTogether = 200;

/** The rows with the events that the list would show, as they come. */
export async function* namedChanges(
  ctx: VerbContext,
  rows: AsyncIterable<ChangeRow>,
): AsyncGenerator<{ row: ChangeRow; event: ChangeEvent }> {
  let waiting: ChangeRow[] = [];
  const named = async () => {
    const batch = waiting;
    waiting = [];
    const events = await toChangeEvents(ctx, batch);
    return batch.flatMap((row, place) => {
      const event = events[place];
      return event === undefined ? [] : [{ row, event }];
    });
  };
  for await (const row of rows) {
    waiting.push(row);
    if (waiting.length >= namedTogether) yield* await named();
  }
  yield* await named();
}

/** The events with the names of their resources, and whether these have pages. */
export async function toChangeEvents(ctx: VerbContext, rows: readonly ChangeRow[]): Promise<ChangeEvent[]> {
  const known = await knownResources(ctx, rows);
  return rows.map((row, place) => {
    const resource = known.get(place);
    const { resourceName } = row.detail;
    const name = typeof resourceName === "string" && resourceName !== "" ? resourceName : null;
    return {
      ...toTimelineEvent(row),
      key: formatPlace(row),
      tool: row.tool,
      resourceName: name ?? resource?.name ?? null,
      nodeKey: resource?.is_node ? `${row.account_id}:${row.region}:${row.resource_id}` : null,
      recorded: resource?.recorded ?? false,
    };
  });
}

async function knownResources(
  ctx: VerbContext,
  rows: readonly ChangeRow[],
): Promise<Map<number, KnownResource>> {
  if (rows.length === 0) return new Map();
  const found = await readQuery<KnownResource>(ctx.db, namesOfResources, [
    rows.map((row) => row.account_id),
    rows.map((row) => row.region),
    rows.map((row) => row.resource_type),
    rows.map((row) => row.resource_id),
    nodeTypes,
  ]);
  return new Map(found.map((resource) => [resource.place, resource]));
}

/** Nodes that are there, and those that are gone: their pages answer for the past. Deleted resources stay recorded. */
const namesOfResources = `
select (w.place - 1)::int as place, coalesce(n.name, c.resource_name) as name, n.node_id is not null as is_node,
  c.resource_id is not null as recorded
from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality as w(account_id, region, type, id, place)
left join lateral (
  select node_id, name from (
    select node_id, name, 'infinity'::timestamptz as until from fleet_nodes
    where (account_id, region, node_id) = (w.account_id, w.region, w.id)
    union all
    select node_id, name, valid_to from fleet_nodes_history
    where (account_id, region, node_id) = (w.account_id, w.region, w.id)
  ) versions where w.type = any($5::text[]) order by until desc limit 1
) n on true
left join config_resources c
  on (c.account_id, c.region, c.resource_type, c.resource_id) = (w.account_id, w.region, w.type, w.id)`;
