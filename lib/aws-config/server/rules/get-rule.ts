import { ruleDatasets } from "#lib/aws-config/contract/query-keys.ts";
import type { RuleInput, RuleOutput } from "#lib/aws-config/contract/rules.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { countsOf } from "./counts-of.ts";
import { ruleSource } from "./rule-source.ts";
import { readRuleTrend } from "./rule-trend.ts";

interface Row {
  account_id: string;
  account_name: string | null;
  region: string;
  rule_name: string;
  description: string | null;
  owner: string;
  source_identifier: string | null;
  triggers: string[];
  frequency: string | null;
  policy_text: string | null;
  policy_runtime: string | null;
  state: string | null;
  compliance: string | null;
  compliant: number | null;
  non_compliant: number | null;
  not_applicable: number | null;
  parameters: Record<string, unknown>;
  resource_types: string[];
  pack: string | null;
  created_by: string | null;
  remediation: { targetId?: string | null; automatic?: boolean | null } | null;
  last_error_code: string | null;
  last_error_message: string | null;
  last_success_at: Date | null;
  last_failure_at: Date | null;
}

/**
 * One rule in every account-Region of the scope that has it.
 * @throws {AppError} `not_found` when none has.
 */
export async function getRule(ctx: VerbContext, input: RuleInput): Promise<RuleOutput> {
  const parameters = new SqlParameters();
  const sql = `
with ${ruleSource(ctx, input, parameters, input.rule)}
select r.*, a.name as account_name, c.compliant, c.non_compliant, c.not_applicable
from rules r left join counted c using (account_id, region, rule_name) left join accounts a using (account_id)
order by c.non_compliant desc nulls last, r.account_id, r.region, r.rule_name`;
  const [rows, trend, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, parameters.values),
    readRuleTrend(ctx, input),
    scopeFreshness(ctx, ruleDatasets, input),
  ]);
  const [first] = rows;
  if (first === undefined) throw new AppError("not_found", "No account of the scope has such a rule.");
  const known = input.asOf === undefined;
  return {
    rule: {
      sharedName: input.rule,
      description: first.description,
      owner: first.owner,
      sourceIdentifier: first.source_identifier,
      triggers: first.triggers,
      frequency: first.frequency,
      policyText: first.policy_text,
      policyRuntime: first.policy_runtime,
    },
    places: rows.map((row) => ({
      accountId: row.account_id,
      accountName: row.account_name,
      region: row.region,
      ruleName: row.rule_name,
      state: row.state,
      compliance: row.compliance,
      counts: countsOf(row),
      parameters: Object.fromEntries(
        Object.entries(row.parameters).map(([name, value]) => [
          name,
          typeof value === "string" ? value : JSON.stringify(value),
        ]),
      ),
      resourceTypes: row.resource_types,
      pack: row.pack,
      createdBy: row.created_by,
      remediation:
        row.remediation === null
          ? null
          : { targetId: row.remediation.targetId ?? null, automatic: row.remediation.automatic ?? null },
      lastErrorCode: row.last_error_code,
      lastErrorMessage: row.last_error_message,
      lastSuccessAt: known ? (row.last_success_at?.toISOString() ?? null) : null,
      lastFailureAt: known ? (row.last_failure_at?.toISOString() ?? null) : null,
    })),
    trend,
    freshness,
  };
}
