import type { ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import type { EventKind } from "#lib/core/contract/timeline.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { complianceRecord } from "./compliance-record.ts";
import { keySql } from "./find-resource.ts";

/** Where a page of the timeline ended: at one time events (1) come before the item (0) that they tell of. */
export interface TimelineCursor {
  at: string;
  rank: number;
  id: string;
}

/** An item (rank 0) or an event (rank 1); members of the other are null. */
export interface EntryRow {
  rank: number;
  id: string;
  at: Date;
  /** `at` with microseconds, which a `Date` does not hold. */
  exact: string;
  state_id: string | null;
  status: string | null;
  until: Date | null;
  changed_paths: string[] | null;
  relationships_added: number | null;
  relationships_removed: number | null;
  kind: string | null;
  timing: "exact" | "observed" | null;
  not_before: Date | null;
  region: string | null;
  resource_type: string | null;
  resource_id: string | null;
  actor: string | null;
  detail: Record<string, unknown> | null;
  source: string | null;
}

interface Page {
  asOf?: string | undefined;
  from?: string | undefined;
  kinds: readonly string[] | null;
  before: TimelineCursor | null;
  limit: number;
}

const verdict = "config.compliance" satisfies EventKind;
const columns = `state_id, status, until, changed_paths, relationships_added, relationships_removed, kind, timing,
  not_before, region, resource_type, resource_id, actor, detail, source`;

/** Entries of one resource, newest first. Items and events are each cut to the page before they are put together. */
export function readEntries(ctx: VerbContext, identity: ResourceIdentity, page: Page): Promise<EntryRow[]> {
  const parameters = new SqlParameters();
  const limit = parameters.add(page.limit, "int");
  const parts = [
    ...(page.kinds === null || page.kinds.includes("item")
      ? [itemsSql(identity, page, limit, parameters)]
      : []),
    eventsSql(ownEvents(identity, parameters), page, limit, parameters),
    eventsSql(namingCalls(identity, parameters), page, limit, parameters),
    ...(page.kinds === null || page.kinds.includes(verdict)
      ? [
          eventsSql(
            recordedVerdicts(identity, parameters),
            { ...page, kinds: null },
            limit,
            parameters,
            `'${verdict}'`,
          ),
        ]
      : []),
  ];
  const sql = `
select rank, id::text, at, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exact, ${columns}
from (${parts.join(" union all ")}) as entries(rank, id, at, ${columns})
order by at desc, rank desc, entries.id desc limit ${limit}`;
  return readQuery<EntryRow & Record<string, unknown>>(ctx.db, sql, parameters.values);
}

function itemsSql(identity: ResourceIdentity, page: Page, limit: string, parameters: SqlParameters): string {
  const conditions = [
    ...keySql("i", identity, parameters),
    ...spanSql("i.captured_at", page, parameters),
    ...afterCursor("i.captured_at", 0, "i.item_id", page.before, parameters),
  ];
  return `(select 0, i.item_id, i.captured_at, i.state_id, i.status, nullif(i.until, 'infinity'), i.changed_paths,
    i.relationships_added, i.relationships_removed, null::text, null::text, null::timestamptz, null::text, null::text,
    null::text, null::text, null::jsonb, null::text
  from config_items i where ${conditions.join(" and ")} order by i.captured_at desc, i.item_id desc limit ${limit})`;
}

function eventsSql(
  about: readonly string[],
  page: Page,
  limit: string,
  parameters: SqlParameters,
  kind = "e.kind",
): string {
  const kinds = page.kinds?.filter((kind) => kind !== "item") ?? null;
  const conditions = [
    ...about,
    ...spanSql("e.at", page, parameters),
    ...(kinds === null ? [] : [`e.kind = any(${parameters.add(kinds, "text[]")})`]),
    ...afterCursor("e.at", 1, "e.id", page.before, parameters),
  ];
  return `(select 1, e.id, e.at, null::text, null::text, null::timestamptz, null::text[], null::int, null::int, ${kind},
    e.timing, e.not_before, e.region, e.resource_type, e.resource_id, e.actor, e.detail, e.source
  from events e where ${conditions.join(" and ")} order by e.at desc, e.id desc limit ${limit})`;
}

/** What happened to the resource; other resources may have its id, and configuration events are of one type. */
function ownEvents(identity: ResourceIdentity, parameters: SqlParameters): string[] {
  const type = parameters.add(identity.resourceType, "text");
  return [
    `e.account_id = ${parameters.add(identity.accountId, "text")}`,
    `e.region = ${parameters.add(identity.region, "text")}`,
    `e.resource_id = ${parameters.add(identity.resourceId, "text")}`,
    `(e.resource_type = ${type} or e.kind not like 'config.%')`,
  ];
}

/** Calls that named the resource among others, and stand in the timeline under another one. */
function namingCalls(identity: ResourceIdentity, parameters: SqlParameters): string[] {
  const [account, id, region, type] = [
    identity.accountId,
    identity.resourceId,
    identity.region,
    identity.resourceType,
  ].map((value) => parameters.add(value, "text"));
  return [
    "e.source = 'cloudtrail'",
    `e.resource_id <> ${id}`,
    `(e.at, e.source_id) in (
      select r.at, r.event_id from cloudtrail_resources r where r.account_id = ${account} and r.resource = ${id}
        and (r.region = ${region} or ${type} like 'AWS::IAM::%')
        and (r.resource_type = ${type} or r.resource_type not like '%::%::%'))`,
  ];
}

/**
 * What AWS Config's items of the resource's compliance say: of the time before results were collected, and of later verdicts
 * until the result itself has been collected, which AWS records within the hour before the item.
 */
function recordedVerdicts(identity: ResourceIdentity, parameters: SqlParameters): string[] {
  const record = complianceRecord(identity);
  const { accountId, region: place, resourceId } = identity;
  const [account, region, own] = [accountId, place, resourceId].map((each) => parameters.add(each, "text"));
  return [
    `e.account_id = ${account}`,
    `e.region = ${region}`,
    `e.resource_id = ${parameters.add(record.resourceId, "text")}`,
    `e.resource_type = ${parameters.add(record.resourceType, "text")}`,
    "e.kind = 'config.changed'",
    `e.detail -> 'words' @> '[{"kind": "compliance_changed"}]'`,
    `(e.at < coalesce((select c.first_complete_at from sync_coverage c
        where (c.dataset, c.account_id, c.region) = ('rule-compliance', ${account}, ${region})), 'infinity')
      or not exists (
        select from events r where r.account_id = ${account} and r.region = ${region} and r.resource_id = ${own}
          and r.at between e.at - interval '1 hour' and e.at and r.kind = '${verdict}'
          and r.detail ->> 'ruleName' = e.detail -> 'words' -> 0 -> 'values' ->> 'rule'))`,
  ];
}

function spanSql(column: string, page: Pick<Page, "asOf" | "from">, parameters: SqlParameters): string[] {
  return [
    ...(page.asOf === undefined ? [] : [`${column} <= ${parameters.add(page.asOf, "timestamptz")}`]),
    ...(page.from === undefined ? [] : [`${column} >= ${parameters.add(page.from, "timestamptz")}`]),
  ];
}

function afterCursor(
  at: string,
  rank: number,
  id: string,
  before: TimelineCursor | null,
  parameters: SqlParameters,
): string[] {
  if (before === null) return [];
  const time = parameters.add(before.at, "timestamptz");
  // At the cursor's own time what ranks below it is still to come, of its own rank what has a lower id.
  if (rank < before.rank) return [`${at} <= ${time}`];
  if (rank > before.rank) return [`${at} < ${time}`];
  return [`${at} <= ${time}`, `(${at}, ${id}) < (${time}, ${parameters.add(before.id, "bigint")})`];
}

/** How many items and events of each kind a resource has, up to the moment. */
export function countTimeline(
  ctx: VerbContext,
  identity: ResourceIdentity,
  asOf: string | undefined,
): Promise<{ kind: string; count: number }[]> {
  const parameters = new SqlParameters();
  const items = [...keySql("i", identity, parameters), ...spanSql("i.captured_at", { asOf }, parameters)];
  const span = spanSql("e.at", { asOf }, parameters);
  const kindsOf = (about: readonly string[], kind = "e.kind") =>
    `select ${kind}, count(*) as n from events e where ${[...about, ...span].join(" and ")} group by 1`;
  const parts = [
    kindsOf(ownEvents(identity, parameters)),
    kindsOf(namingCalls(identity, parameters)),
    kindsOf(recordedVerdicts(identity, parameters), `'${verdict}'`),
  ];
  const sql = `
select 'item' as kind, count(*)::int as count from config_items i where ${items.join(" and ")} having count(*) > 0
union all
(select kind, sum(n)::int from (${parts.join(" union all ")}) counted(kind, n) group by 1 order by 1)`;
  return readQuery<{ kind: string; count: number }>(ctx.db, sql, parameters.values);
}
