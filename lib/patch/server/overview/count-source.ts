import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { selectNodes } from "#lib/fleet/server/index.ts";

/** Each source adds its own parameters when it is made: a statement may have none that it does not use. */
export interface PatchSources {
  parameters: SqlParameters;
  /**
   * Relation of `account_id, region, baseline_id, patch_id, missing, failed, present, install_days, install_nodes`; the
   * baseline is an empty text where none is known.
   */
  counts: () => string;
  /** Relation of `account_id, region, node_id, baseline_id, states`: one row a node. */
  nodes: () => string;
}

const versionColumns = ["account_id", "region", "node_id", "baseline_id", "states", "installed_minutes"];
const countColumns = [
  "account_id",
  "region",
  "baseline_id",
  "patch_id",
  "missing",
  "failed",
  "pending_reboot",
  "rejected",
  "installed",
  "installed_other",
  "install_days",
  "install_nodes",
];

/** Where the counts of single patches come from: kept ones, or with a tag in the scope the nodes that have it. */
export function patchSources(ctx: VerbContext, input: ScopeQuery): PatchSources {
  if (input.tag !== undefined && input.tag !== "") return taggedSources(ctx, input);
  const parameters = new SqlParameters();
  const where = (alias: string) => {
    const conditions = scopeSql(ctx.actor, input, alias, parameters);
    return conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`;
  };
  const counts = () => `(select c.account_id, c.region, c.baseline_id, c.patch_id, c.missing, c.failed,
    c.pending_reboot + c.rejected + c.installed + c.installed_other as present, c.install_days, c.install_nodes
    from ${versionsAt("patch_counts", countColumns, input.asOf, parameters)} c ${where("c")})`;
  const nodes = () => `(
    select p.account_id, p.region, p.node_id, coalesce(p.baseline_id, '') as baseline_id, p.states
    from ${versionsAt("node_patches", versionColumns, input.asOf, parameters)} p ${where("p")})`;
  return { parameters, counts, nodes };
}

/** By the rule of the projection `patch_counts`. */
function taggedSources(ctx: VerbContext, input: ScopeQuery): PatchSources {
  const { parameters, from } = selectNodes(ctx, { ...input, filter: "", sort: "" });
  const versions = versionsAt("node_patches", versionColumns, input.asOf, parameters);
  const nodes = `(
    select p.account_id, p.region, p.node_id, coalesce(p.baseline_id, '') as baseline_id, p.states, p.installed_minutes
    from (select n.account_id, n.region, n.node_id ${from}) n join ${versions} p using (account_id, region, node_id))`;
  const counts = `(
    select account_id, region, baseline_id, patch_id, sum(missing)::int as missing, sum(failed)::int as failed,
      sum(present)::int as present,
      coalesce(array_agg(day order by day) filter (where day > 0), '{}') as install_days,
      coalesce(array_agg(present order by day) filter (where day > 0), '{}') as install_nodes
    from (
      select account_id, region, baseline_id, patch_id, day, count(*) filter (where code = 1) as missing,
        count(*) filter (where code = 2) as failed, (count(*) filter (where code between 3 and 6))::int as present
      from (
        select t.account_id, t.region, t.baseline_id, held.state >> 4 as patch_id, held.state & 15 as code,
          case when held.state & 15 between 3 and 6 then held.minutes / 1440 else 0 end as day
        from ${nodes} t cross join lateral unnest(t.states, t.installed_minutes) as held(state, minutes)
      ) single group by account_id, region, baseline_id, patch_id, day
    ) by_day group by account_id, region, baseline_id, patch_id)`;
  return { parameters, counts: () => counts, nodes: () => nodes };
}
