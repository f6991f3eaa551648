import { resourceRuleDatasets } from "#lib/aws-config/contract/query-keys.ts";
import type { ResourceRulesInput, ResourceRulesOutput } from "#lib/aws-config/contract/resource-rules.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { findResource, keySql } from "../detail/find-resource.ts";

interface Row {
  rule_name: string;
  shared_name: string;
  description: string | null;
  compliance: string;
  annotation: string | null;
  since_at: Date | null;
  since_known: boolean;
  since_source: string | null;
  recorded_at: Date | null;
  remediation: boolean | null;
}

const resultColumns = [
  ...["account_id", "region", "rule_name", "resource_type", "resource_id", "shared_name"],
  ...["compliance", "annotation", "since_at", "since_known", "since_source", "recorded_at"],
];
const ruleColumns = ["account_id", "region", "rule_name", "description", "remediation"];

/**
 * What rules find of one resource, now or as of a moment since Yagura's first collection.
 * @throws {AppError} as `findResource`.
 */
export async function resourceRules(
  ctx: VerbContext,
  input: ResourceRulesInput,
): Promise<ResourceRulesOutput> {
  const { identity } = await findResource(ctx, input);
  const parameters = new SqlParameters();
  const results = versionsAt("rule_compliance", resultColumns, input.asOf, parameters);
  const rules = versionsAt("config_rules", ruleColumns, input.asOf, parameters);
  const recorded = input.asOf === undefined ? "r.recorded_at" : "null::timestamptz";
  const sql = `
select r.rule_name, r.shared_name, c.description, r.compliance, r.annotation, r.since_at, r.since_known, r.since_source,
  ${recorded} as recorded_at, case when c.rule_name is not null then c.remediation is not null end as remediation
from ${results} r left join ${rules} c using (account_id, region, rule_name)
where ${keySql("r", identity, parameters).join(" and ")}
order by array_position(array['NON_COMPLIANT', 'COMPLIANT'], r.compliance), r.rule_name`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, resourceRuleDatasets, {
      accounts: [identity.accountId],
      regions: [identity.region],
      asOf: input.asOf,
    }),
  ]);
  return {
    rules: rows.map((row) => ({
      ruleName: row.rule_name,
      sharedName: row.shared_name,
      description: row.description,
      compliance: row.compliance,
      annotation: row.annotation,
      since: row.since_at?.toISOString() ?? null,
      sinceKnown: row.since_known,
      sinceFromItems: row.since_source === "items",
      recordedAt: row.recorded_at?.toISOString() ?? null,
      remediation: row.remediation,
    })),
    freshness,
  };
}
