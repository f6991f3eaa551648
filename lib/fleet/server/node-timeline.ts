import { nodeResourceNames } from "#lib/aws-config/server/index.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { type EventKind, eventKind } from "#lib/core/contract/timeline.ts";
import {
  type EventPlace,
  type EventRow,
  eventColumns,
  formatPlace,
  readPlace,
  toTimelineEvent,
} from "#lib/core/server/events/event-row.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { NodeTimelineInput, NodeTimelineOutput } from "#lib/fleet/contract/detail.ts";
import { nodePageDatasets } from "#lib/fleet/contract/query-keys.ts";
import { findNode } from "./find-node.ts";

/**
 * What happened to a node and to what AWS Config relates to it (volumes, interfaces, security groups, reports), newest first, up to `asOf` when given.
 * @throws {AppError} as `findNode`, and `bad_request` for a kind or cursor that cannot be read.
 */
export async function nodeTimeline(ctx: VerbContext, input: NodeTimelineInput): Promise<NodeTimelineOutput> {
  const kinds = readKinds(input.kinds);
  const before = input.before ? readPlace(input.before, "before") : null;
  const { row } = await findNode(ctx, input.node, input.asOf);
  const [accountId, region, nodeId] = [row.account_id, row.region, row.node_id];
  const parts = await nodeResourceNames(ctx, { accountId, region, nodeId }, input.asOf);
  const node: NodeIdentity = { accountId, region, nodeId, parts };
  const [rows, counts, freshness] = await Promise.all([
    readEvents(ctx, node, input, kinds, before),
    countKinds(ctx, node, input.asOf),
    scopeFreshness(ctx, nodePageDatasets, {
      accounts: [row.account_id],
      regions: [row.region],
      asOf: input.asOf,
    }),
  ]);
  const page = rows.slice(0, input.limit);
  const last = page.at(-1);
  return {
    events: page.map(toTimelineEvent),
    next: rows.length > input.limit && last !== undefined ? formatPlace(last) : null,
    kinds: counts,
    freshness,
  };
}

interface NodeIdentity {
  accountId: string;
  region: string;
  nodeId: string;
  parts: readonly { resourceType: string; resourceId: string }[];
}

function readEvents(
  ctx: VerbContext,
  node: NodeIdentity,
  input: NodeTimelineInput,
  kinds: readonly EventKind[] | null,
  before: EventPlace | null,
): Promise<EventRow[]> {
  const parameters = new SqlParameters();
  const conditions = eventsOf(node, input.asOf, parameters);
  if (kinds !== null) conditions.push(`kind = any(${parameters.add(kinds, "text[]")})`);
  if (before !== null) {
    const at = parameters.add(before.at, "timestamptz");
    conditions.push(`at <= ${at}`, `(at, id) < (${at}, ${parameters.add(before.id, "bigint")})`);
  }
  const sql = `
select ${eventColumns("events")}
from events where ${conditions.join(" and ")}
order by at desc, id desc limit ${parameters.add(input.limit + 1, "int")}`;
  return readQuery<EventRow>(ctx.db, sql, parameters.values);
}

function countKinds(
  ctx: VerbContext,
  node: NodeIdentity,
  asOf: string | undefined,
): Promise<{ kind: string; count: number }[]> {
  const parameters = new SqlParameters();
  const conditions = eventsOf(node, asOf, parameters);
  const sql = `select kind, count(*)::int as count from events where ${conditions.join(" and ")} group by kind order by kind`;
  return readQuery<{ kind: string; count: number }>(ctx.db, sql, parameters.values);
}

function eventsOf(node: NodeIdentity, asOf: string | undefined, parameters: SqlParameters): string[] {
  const id = parameters.add(node.nodeId, "text");
  const types = parameters.add(
    node.parts.map(({ resourceType }) => resourceType),
    "text[]",
  );
  const ids = parameters.add([node.nodeId, ...node.parts.map(({ resourceId }) => resourceId)], "text[]");
  const conditions = [
    `account_id = ${parameters.add(node.accountId, "text")}`,
    `region = ${parameters.add(node.region, "text")}`,
    `resource_id = any(${ids})`,
    // Other types have ids of their own; a node's events are its own by id, whatever the type says.
    `(resource_id = ${id} or (resource_type, resource_id) in (select * from unnest(${types}, (${ids})[2:])))`,
  ];
  if (asOf !== undefined) conditions.push(`at <= ${parameters.add(asOf, "timestamptz")}`);
  return conditions;
}

function readKinds(text: string | undefined): readonly EventKind[] | null {
  if (text === undefined || text === "") return null;
  return text.split(",").map((kind) => {
    const parsed = eventKind.safeParse(kind);
    if (parsed.success) return parsed.data;
    throw new AppError("bad_request", `There is no event kind "${kind.slice(0, 60)}".`);
  });
}
