import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { likeLiteral, SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { countsSql } from "./counts-sql.ts";

export interface FoundCve {
  cve: string;
  severityRank: string;
  patchIds: ReadonlySet<number>;
  /** Nodes of the scope that lack a patch which fixes it. */
  exposed: number;
}

export interface FoundCves {
  /** Those of the page. */
  cves: FoundCve[];
  total: number;
  /** Patches that fix any CVE that was found; of the page alone where more than `mostCves` were. */
  fixes: number[];
}

interface Row {
  total: number;
  /** Of all CVEs that were found, where they are few enough. */
  every: number[] | null;
  cve: string;
  ranks: string[];
  patch_ids: number[];
}

const ranks = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];

/** CVEs whose nodes are looked for together. */
export const mostCves = 200;

/** CVEs that patches of the scope fix and whose id contains one of the texts, those lacked most first. */
export async function findCves(
  ctx: VerbContext,
  input: ScopeQuery & { cves: string },
  page: { limit: number; offset: number },
): Promise<FoundCves> {
  const parameters = new SqlParameters();
  const texts = input.cves.split(/[\s,]+/).filter(Boolean);
  const patterns = parameters.add(
    texts.map((text) => `%${likeLiteral(text.toUpperCase())}%`),
    "text[]",
  );
  const counts = countsSql(ctx, input, true, parameters);
  const limit = `limit ${parameters.add(page.limit, "int")} offset ${parameters.add(page.offset, "int")}`;
  const sql = `
with fixes as materialized (
  select cve, p.patch_id, p.severity_rank from patches p cross join unnest(p.cve_ids) cve
  where cardinality(${patterns}) = 0 or cve like any(${patterns})
), matched as (select distinct patch_id from fixes), counts as materialized (${counts})
select count(*) over ()::int as total,
  case when count(*) over () <= ${mostCves} then array(select patch_id from counts) end as every, cve, array_agg(severity_rank) as ranks, array_agg(patch_id) as patch_ids
from fixes join counts using (patch_id) group by cve
order by sum(missing + failed + available_security) desc, cve desc ${limit}`;
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  const exposed = await countExposed(ctx, input, rows);
  const cves = rows.map((row, index) => ({
    cve: row.cve,
    severityRank: ranks.find((rank) => row.ranks.includes(rank)) ?? "UNSPECIFIED",
    patchIds: new Set(row.patch_ids),
    exposed: exposed[index] ?? 0,
  }));
  const shown = cves.flatMap(({ patchIds }) => [...patchIds]);
  return { cves, total: rows[0]?.total ?? 0, fixes: rows[0]?.every ?? [...new Set(shown)] };
}

/** Elements of `node_patches.states` that tell of a node without one of the patches: missing, failed, available. */
export const exposedStates = (patchIds: readonly number[]): number[] =>
  patchIds.flatMap((id) => [id * 16 + 1, id * 16 + 2, id * 16 + 8]);

/** A node that lacks two patches for one CVE counts once. */
async function countExposed(ctx: VerbContext, input: ScopeQuery, rows: readonly Row[]): Promise<number[]> {
  if (rows.length === 0) return [];
  const parameters = new SqlParameters();
  const key = ["account_id", "region", "node_id"];
  const lists = versionsAt("node_patches", [...key, "states"], input.asOf, parameters);
  const nodes = versionsAt("fleet_nodes", [...key, "tags"], input.asOf, parameters);
  const scope = scopeSql(ctx.actor, input, "n", parameters);
  // One reading of the lists for all CVEs of the page: an element belongs to one or more of them.
  const held = rows.flatMap(({ patch_ids }, place) =>
    exposedStates(patch_ids).map((element) => ({ element, place })),
  );
  const elements = parameters.add(
    held.map(({ element }) => element),
    "int[]",
  );
  const places = parameters.add(
    held.map(({ place }) => place),
    "int[]",
  );
  const where = scope.length === 0 ? "" : `where ${scope.join(" and ")}`;
  const counts = await readQuery<{ place: number; nodes: number }>(
    ctx.db,
    `select place, count(*)::int as nodes from (
       select distinct l.account_id, l.region, l.node_id, wanted.place
       from ${lists} l join ${nodes} n using (account_id, region, node_id) cross join lateral (select element from unnest(l.states) element where element = any(${elements})) held
       join unnest(${elements}, ${places}) as wanted(element, place) using (element) ${where}
     ) each group by place`,
    parameters.values,
  );
  const found = new Map(counts.map(({ place, nodes: count }) => [place, count]));
  return rows.map((_, place) => found.get(place) ?? 0);
}
