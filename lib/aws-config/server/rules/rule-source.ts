import type { ListRulesInput } from "#lib/aws-config/contract/rules.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

const ruleColumns = [
  ...[
    "account_id",
    "region",
    "rule_name",
    "shared_name",
    "description",
    "owner",
    "source_identifier",
    "triggers",
  ],
  ...[
    "frequency",
    "resource_types",
    "parameters",
    "policy_runtime",
    "policy_text",
    "state",
    "created_by",
    "pack_id",
  ],
  ...[
    "compliance",
    "last_error_code",
    "last_error_message",
    "remediation",
    "last_success_at",
    "last_failure_at",
  ],
];
const countColumns = [
  ...["account_id", "region", "rule_name", "shared_name", "compliant", "non_compliant", "not_applicable"],
];
const packColumns = ["account_id", "region", "pack_id", "shared_name"];

/**
 * Rules of the scope at the moment with what they found, as the relations `rules` (`r`, one row a rule, with `pack`, its
 * conformance pack) and `counted`.
 */
export function ruleSource(
  ctx: VerbContext,
  input: ListRulesInput,
  parameters: SqlParameters,
  rule: string | null,
): string {
  const named = (alias: string) =>
    rule === null ? [] : [`${alias}.shared_name = ${parameters.add(rule, "text")}`];
  const where = (alias: string) => {
    const conditions = [...named(alias), ...scopeSql(ctx.actor, input, alias, parameters)];
    return conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`;
  };
  const at = (table: string, columns: readonly string[]) =>
    versionsAt(table, columns, input.asOf, parameters);
  return `
rules as materialized (
  select r.*, p.shared_name as pack from ${at("config_rules", ruleColumns)} r
  left join ${at("conformance_packs", packColumns)} p
    on (p.account_id, p.region, p.pack_id) = (r.account_id, r.region, r.pack_id) ${where("r")}
),
counted as materialized (
  select c.account_id, c.region, c.rule_name, sum(c.compliant)::int as compliant,
    sum(c.non_compliant)::int as non_compliant, sum(c.not_applicable)::int as not_applicable
  from ${at("rule_counts", countColumns)} c ${where("c")} group by 1, 2, 3
)`;
}
