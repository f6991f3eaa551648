import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { headsSql, partsSql, type RunSource } from "./run-source.ts";

/** Which runs: those that began from `since` on and before `until` (ISO 8601). */
export interface RunRange {
  since: string;
  until: string;
}

const nodeColumns = ["account_id", "region", "node_id", "name", "platform_type", "tags"];

/**
 * `with` clause of `counted` within scope: one row a run with the counts of its nodes. With a tag in the scope these are the
 * nodes that have it, and a run without such a node is none.
 */
export function runsSql(
  ctx: VerbContext,
  scope: ScopeQuery,
  range: RunRange,
  parameters: SqlParameters,
): string {
  const source = runSource(ctx, scope, range, parameters);
  // Stored counts know no tags, and nothing of a moment at which a run was partly known.
  if (!hasTag(scope) && scope.asOf === undefined) {
    return `with ${headsSql(source)}, ${countedSql(storedCounts("true"), false)}`;
  }
  const known = `r.known_at <= ${source.known}`;
  const live = hasTag(scope)
    ? "select account_id, region, run from heads"
    : `select h.account_id, h.region, h.run from heads h join patch_runs r using (account_id, region, run) where not ${known}`;
  const counts = hasTag(scope) ? liveCounts : `${storedCounts(known)} union all ${liveCounts}`;
  return `with ${headsSql(source)},
live as materialized (${live}), ${partsSql(source)}, ${outcomesSql(ctx, scope, parameters)},
${countedSql(counts, hasTag(scope))}`;
}

/**
 * The same of one run: `chosen` has its name, `members` one row for each node of it, and `counted` itself.
 * `chosenRun` is SQL over `heads`.
 */
export function runSql(
  ctx: VerbContext,
  scope: ScopeQuery,
  range: RunRange,
  chosenRun: string,
  parameters: SqlParameters,
): string {
  const source = runSource(ctx, scope, range, parameters);
  return `with ${headsSql(source)},
chosen as materialized (${chosenRun}),
live as materialized (select account_id, region, run from heads where run = (select run from chosen)),
${partsSql(source)}, ${membersSql(ctx, scope, parameters)}, ${countedSql(liveCounts, hasTag(scope))}`;
}

const hasTag = ({ tag }: ScopeQuery): boolean => tag !== undefined && tag !== "";

function runSource(
  ctx: VerbContext,
  { tag: _, ...places }: ScopeQuery,
  range: RunRange,
  parameters: SqlParameters,
): RunSource {
  return {
    since: parameters.add(range.since, "timestamptz"),
    until: parameters.add(range.until, "timestamptz"),
    known: parameters.add(places.asOf ?? "infinity", "timestamptz"),
    inScope: (alias) =>
      scopeSql(ctx.actor, places, alias, parameters)
        .map((each) => ` and ${each}`)
        .join(""),
    at: (table, columns) => versionsAt(table, columns, places.asOf, parameters),
  };
}

const taggedSql = (ctx: VerbContext, { tag }: ScopeQuery, parameters: SqlParameters): string =>
  scopeSql({ ...ctx.actor, accountIds: null }, { tag }, "n", parameters).join(" and ");

/** Nodes of runs by their worst outcome, and nothing else of them. */
function outcomesSql(ctx: VerbContext, scope: ScopeQuery, parameters: SqlParameters): string {
  // "is true": the nodes are read once into a hash, and not looked up for each part.
  const tagged = () => `((p.account_id, p.region, p.node_id) in (
    select n.account_id, n.region, n.node_id from ${versionsAt("fleet_nodes", nodeColumns, scope.asOf, parameters)} n
    where ${taggedSql(ctx, scope, parameters)})) is true`;
  return `members as materialized (
  select p.account_id, p.region, p.run, p.node_id, min(${rank}) as worst, max(p.ended_at) as last_ended_at,
    max(p.baseline_id) as baseline_id
  from parts p where ${hasTag(scope) ? tagged() : "true"} group by 1, 2, 3, 4
)`;
}

function membersSql(ctx: VerbContext, scope: ScopeQuery, parameters: SqlParameters): string {
  const nodes = versionsAt("fleet_nodes", nodeColumns, scope.asOf, parameters);
  const worstOf = (column: string) =>
    `(array_agg(p.${column} order by ${rank}, p.started_at desc))[1] as ${column}`;
  return `members as materialized (
  select p.account_id, p.region, p.run, p.node_id, coalesce(n.name, max(p.node_name), ${lastName}) as name,
    n.platform_type,
    (array_agg(p.command_id order by ${rank}, p.started_at desc) filter (where p.command_id is not null))[1] as command_id,
    min(${rank}) as worst, ${["outcome", "status", "status_details", "response_code"].map(worstOf).join(", ")},
    min(p.started_at) as started_at, max(p.ended_at) as last_ended_at,
    case when bool_and(p.ended_at is not null or p.outcome <> 'running') then max(p.ended_at) end as ended_at,
    max(p.baseline_id) as baseline_id, max(p.installed_count) as installed_count, max(p.missing_count) as missing_count,
    max(p.failed_count) as failed_count, max(p.pending_reboot_count) as pending_reboot_count
  from parts p ${hasTag(scope) ? "join" : "left join"} ${nodes} n using (account_id, region, node_id)
  where ${hasTag(scope) ? taggedSql(ctx, scope, parameters) : "true"}
  group by p.account_id, p.region, p.run, p.node_id, n.name, n.platform_type
)`;
}

/** Of a node that is gone. */
const lastName = `(select h.name from fleet_nodes_history h
    where (h.account_id, h.region, h.node_id) = (p.account_id, p.region, p.node_id) order by h.valid_to desc limit 1)`;
const rank = "yagura_outcome_rank(p.outcome)";
const outcomes = ["succeeded", "failed", "unreachable", "cancelled", "running"];

const storedCounts = (condition: string): string => `
select r.account_id, r.region, r.run, r.nodes, ${outcomes.map((each) => `r.${each}`).join(", ")}, r.baseline_ids, r.ended_at
from heads join patch_runs r using (account_id, region, run) where ${condition}`;

const liveCounts = `
select account_id, region, run, count(*)::int as nodes,
  ${outcomes.map((each) => `(count(*) filter (where worst = yagura_outcome_rank('${each}')))::int as ${each}`).join(", ")},
  array_agg(distinct baseline_id) filter (where baseline_id is not null) as baseline_ids, max(last_ended_at) as ended_at
from members group by 1, 2, 3`;

/** A command is over when AWS says so, at the end of its last node; what AWS keeps no record of at its newest operation. */
const countedSql = (counts: string, onlyCounted: boolean): string => `
counted as materialized (
  select h.account_id, h.region, h.run, h.started_by, h.operation, h.window_id, h.window_execution_id, h.association_id,
    h.association_name, h.status, h.status_details, h.documents, h.started_at,
    case when h.started_by = 'window' then h.ended_at
      when h.status in ('Pending', 'InProgress', 'Cancelling') then null else coalesce(h.ended_at, m.ended_at) end as ended_at,
    coalesce(m.baseline_ids, '{}') as baseline_ids, coalesce(m.nodes, 0) + u.unknown as nodes,
    ${outcomes.map((each) => `coalesce(m.${each}, 0) as ${each}`).join(", ")}, u.unknown
  from heads h
  ${onlyCounted ? "join" : "left join"} (${counts}) m using (account_id, region, run)
  cross join lateral (
    select ${onlyCounted ? "0" : "greatest(coalesce(h.target_count, 0) - coalesce(m.nodes, 0), 0)"} as unknown
  ) u
)`;
