import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { coverDatasets } from "#lib/patch/contract/query-keys.ts";
import type { UncoveredOutput } from "#lib/patch/contract/windows.ts";

const columns = ["account_id", "region", "tags", "patch_windows"];

/** Nodes by whether any enabled window installs patches on them, in each account-Region; the least covered first. */
export const listUncovered = sharedRead("patch-uncovered", read, coverDatasets);

async function read(ctx: VerbContext, input: ScopeQuery): Promise<UncoveredOutput> {
  const parameters = new SqlParameters();
  const nodes = versionsAt("fleet_nodes", columns, input.asOf, parameters);
  const where = scopeSql(ctx.actor, input, "n", parameters);
  const sql = `
select n.account_id as "accountId", nullif(a.name, a.account_id) as "accountName", n.region,
  count(*) filter (where n.patch_windows > 0)::int as covered,
  count(*) filter (where n.patch_windows = 0)::int as uncovered,
  count(*) filter (where n.patch_windows is null)::int as unknown
from (select ${columns.join(", ")} from ${nodes} s) n left join accounts a using (account_id)
${where.length === 0 ? "" : `where ${where.join(" and ")}`}
group by n.account_id, a.name, a.account_id, n.region
order by uncovered desc, n.account_id, n.region`;
  const [places, freshness] = await Promise.all([
    readQuery<UncoveredOutput["places"][number]>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, coverDatasets, input),
  ]);
  const sum = (count: "covered" | "uncovered" | "unknown") =>
    places.reduce((total, place) => total + place[count], 0);
  return {
    totals: { covered: sum("covered"), uncovered: sum("uncovered"), unknown: sum("unknown") },
    places,
    freshness,
  };
}
