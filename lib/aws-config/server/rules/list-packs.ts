import { packDatasets } from "#lib/aws-config/contract/query-keys.ts";
import type { ListPacksOutput, ListRulesInput } from "#lib/aws-config/contract/rules.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

interface Row {
  account_id: string;
  account_name: string | null;
  region: string;
  pack_name: string;
  shared_name: string;
  created_by: string | null;
  state: string | null;
  state_reason: string | null;
  compliance: string | null;
  rules: number;
  non_compliant_rules: number;
  score: number | null;
  score_at: Date | null;
}

const columns = [
  ...[
    "account_id",
    "region",
    "pack_name",
    "shared_name",
    "created_by",
    "state",
    "state_reason",
    "compliance",
  ],
  ...["rules", "score", "score_at"],
];

/** Conformance packs of the scope, the lowest scores first. */
export async function listPacks(ctx: VerbContext, input: ListRulesInput): Promise<ListPacksOutput> {
  const parameters = new SqlParameters();
  const packs = versionsAt("conformance_packs", columns, input.asOf, parameters);
  const scope = scopeSql(ctx.actor, input, "p", parameters);
  const sql = `
select p.*, a.name as account_name, p.score::float8 as score, jsonb_array_length(p.rules) as rules,
  (select count(*)::int from jsonb_array_elements(p.rules) rule where rule ->> 'compliance' = 'NON_COMPLIANT')
    as non_compliant_rules
from ${packs} p left join accounts a using (account_id)
${scope.length === 0 ? "" : `where ${scope.join(" and ")}`}
order by p.score nulls last, p.shared_name, p.account_id, p.region`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, packDatasets, input),
  ]);
  return {
    packs: rows.map((row) => ({
      accountId: row.account_id,
      accountName: row.account_name,
      region: row.region,
      packName: row.pack_name,
      sharedName: row.shared_name,
      createdBy: row.created_by,
      state: row.state,
      stateReason: row.state_reason,
      compliance: row.compliance,
      rules: row.rules,
      nonCompliantRules: row.non_compliant_rules,
      score: row.score,
      scoreAt: row.score_at?.toISOString() ?? null,
    })),
    freshness,
  };
}
