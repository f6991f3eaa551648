import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type RunSource, runSource } from "./run-source.ts";

/** Which runs: those that began from `since` on and before `until` (ISO 8601). */
export interface RunRange {
  since: string;
  until: string;
}

const nodeColumns = ["account_id", "region", "node_id", "name", "platform_type", "tags"];

/**
 * `with` clause of three relations within scope: `heads` (one row a run), `members` (one a run and node: what became of
 * it) and `counted` (heads with the counts of their members). With a tag in the scope members are the nodes that have it,
 * and a run without such a node is none.
 */
export function runsSql(
  ctx: VerbContext,
  scope: ScopeQuery,
  range: RunRange,
  parameters: SqlParameters,
): string {
  const { tag, ...places } = scope;
  const hasTag = tag !== undefined && tag !== "";
  const source: RunSource = {
    since: parameters.add(range.since, "timestamptz"),
    until: parameters.add(range.until, "timestamptz"),
    inScope: (alias) =>
      scopeSql(ctx.actor, places, alias, parameters)
        .map((each) => ` and ${each}`)
        .join(""),
    at: (table, columns) => versionsAt(table, columns, scope.asOf, parameters),
  };
  const nodes = versionsAt("fleet_nodes", nodeColumns, scope.asOf, parameters);
  const tagged = hasTag
    ? scopeSql({ ...ctx.actor, accountIds: null }, { tag }, "n", parameters).join(" and ")
    : "true";
  return `with ${runSource(source)},
members as materialized (
  select p.account_id, p.region, p.run, p.node_id, coalesce(n.name, max(p.node_name)) as name, n.platform_type,
    (array_agg(p.command_id order by ${severity}, p.started_at desc) filter (where p.command_id is not null))[1] as command_id,
    (array_agg(p.outcome order by ${severity}, p.started_at desc))[1] as outcome,
    (array_agg(p.status order by ${severity}, p.started_at desc))[1] as status,
    (array_agg(p.status_details order by ${severity}, p.started_at desc))[1] as status_details,
    (array_agg(p.response_code order by ${severity}, p.started_at desc))[1] as response_code,
    min(p.started_at) as started_at,
    case when bool_and(p.ended_at is not null or p.outcome <> 'running') then max(p.ended_at) end as ended_at,
    max(p.baseline_id) as baseline_id, max(p.installed_count) as installed_count, max(p.missing_count) as missing_count,
    max(p.failed_count) as failed_count, max(p.pending_reboot_count) as pending_reboot_count
  from parts p ${hasTag ? "join" : "left join"} ${nodes} n using (account_id, region, node_id)
  where ${tagged}
  group by p.account_id, p.region, p.run, p.node_id, n.name, n.platform_type
),
counted as materialized (
  select h.account_id, h.region, h.run, h.started_by, h.operation, h.window_id, h.window_execution_id,
    h.association_id, h.association_name, h.status, h.status_details, h.documents, h.started_at, h.ended_at, coalesce(m.baseline_ids, '{}') as baseline_ids,
    coalesce(m.nodes, 0) + u.unknown as nodes, coalesce(m.succeeded, 0) as succeeded, coalesce(m.failed, 0) as failed,
    coalesce(m.unreachable, 0) as unreachable, coalesce(m.cancelled, 0) as cancelled, coalesce(m.running, 0) as running,
    u.unknown
  from heads h
  ${hasTag ? "join" : "left join"} (
    select account_id, region, run, count(*)::int as nodes, ${counts},
      array_agg(distinct baseline_id) filter (where baseline_id is not null) as baseline_ids
    from members group by 1, 2, 3
  ) m using (account_id, region, run)
  cross join lateral (
    select ${hasTag ? "0" : "greatest(coalesce(h.target_count, 0) - coalesce(m.nodes, 0), 0)"} as unknown
  ) u
)`;
}

/** The worst outcome of a node comes first. */
const severity =
  "array_position(array['failed', 'unreachable', 'running', 'cancelled', 'succeeded'], p.outcome)";

const counts = ["succeeded", "failed", "unreachable", "cancelled", "running"]
  .map((outcome) => `(count(*) filter (where outcome = '${outcome}'))::int as ${outcome}`)
  .join(", ");
