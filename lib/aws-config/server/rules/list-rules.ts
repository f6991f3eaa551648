import { ruleDatasets } from "#lib/aws-config/contract/query-keys.ts";
import type { ListRulesInput, ListRulesOutput } from "#lib/aws-config/contract/rules.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { countsOf } from "./counts-of.ts";
import { ruleSource } from "./rule-source.ts";

interface Row {
  shared_name: string;
  description: string | null;
  owner: string;
  source_identifier: string | null;
  triggers: string[];
  frequency: string | null;
  compliant: number | null;
  non_compliant: number | null;
  not_applicable: number | null;
  places: number;
  non_compliant_places: number;
  failing_places: number;
  remediation_places: number;
  variants: number;
  packs: string[];
}

/** Rules by name over all accounts of the scope, those that most resources break first. */
export const listRules = sharedRead("awsConfig.listRules", read, ruleDatasets);

async function read(ctx: VerbContext, input: ListRulesInput): Promise<ListRulesOutput> {
  const parameters = new SqlParameters();
  const sql = `
with ${ruleSource(ctx, input, parameters, null)}
select r.shared_name, min(r.description) as description, min(r.owner) as owner,
  min(r.source_identifier) as source_identifier, min(r.frequency) as frequency,
  array(select jsonb_array_elements_text((jsonb_agg(to_jsonb(r.triggers) order by cardinality(r.triggers) desc)) -> 0))
    as triggers,
  sum(c.compliant)::int as compliant, sum(c.non_compliant)::int as non_compliant,
  sum(c.not_applicable)::int as not_applicable, count(*)::int as places,
  (count(*) filter (where r.compliance = 'NON_COMPLIANT'))::int as non_compliant_places,
  (count(*) filter (where r.last_error_code is not null))::int as failing_places,
  (count(*) filter (where r.remediation is not null))::int as remediation_places,
  count(distinct (r.owner, r.source_identifier, r.parameters, r.policy_text))::int as variants,
  coalesce(array_agg(distinct r.pack order by r.pack) filter (where r.pack is not null), '{}') as packs
from rules r left join counted c using (account_id, region, rule_name)
group by r.shared_name order by non_compliant desc nulls last, r.shared_name`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, ruleDatasets, input),
  ]);
  return {
    rules: rows.map((row) => ({
      sharedName: row.shared_name,
      description: row.description,
      owner: row.owner,
      sourceIdentifier: row.source_identifier,
      triggers: row.triggers,
      frequency: row.frequency,
      counts: countsOf(row),
      places: row.places,
      nonCompliantPlaces: row.non_compliant_places,
      failingPlaces: row.failing_places,
      remediationPlaces: row.remediation_places,
      variants: row.variants,
      packs: row.packs,
    })),
    freshness,
  };
}
