import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { nodeDatasets } from "#lib/fleet/contract/query-keys.ts";
import type { AgentsOutput } from "#lib/fleet/contract/unmanaged.ts";
import { selectNodes } from "./node-selection.ts";

/** SSM Agent versions per platform, newest first. */
export async function listAgents(ctx: VerbContext, input: ScopeQuery): Promise<AgentsOutput> {
  const { parameters, from } = selectNodes(ctx, { ...input, filter: "", sort: "" });
  const sql = `
select n.platform_type as "platformType", n.agent_version as version, count(*)::int as count,
  case when count(*) = count(n.is_latest_version) and bool_and(n.is_latest_version) = bool_or(n.is_latest_version)
       then bool_and(n.is_latest_version) end as "isLatest"
${from} group by n.platform_type, n.agent_version, n.agent_version_parts
order by n.agent_version_parts desc nulls last, n.platform_type collate "C" nulls last`;
  const [versions, freshness] = await Promise.all([
    readQuery<AgentsOutput["versions"][number]>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, nodeDatasets, input),
  ]);
  return { versions, freshness };
}
