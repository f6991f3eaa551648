import { keyOfResource } from "#lib/aws-config/contract/resource.ts";
import type { RuleResource, RuleResourcesInput } from "#lib/aws-config/contract/rules.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { orderTerms } from "#lib/core/server/sql/order-terms.ts";
import { likeLiteral, SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

export interface RuleResourceRow {
  account_id: string;
  region: string;
  rule_name: string;
  resource_type: string;
  resource_id: string;
  name: string | null;
  annotation: string | null;
  since_at: Date | null;
  since_known: boolean;
  since_source: string | null;
}

const columns = [
  ...["account_id", "region", "rule_name", "resource_type", "resource_id", "shared_name", "compliance"],
  ...["annotation", "since_at", "since_known", "since_source"],
];

const sorts: Readonly<Record<string, string>> = {
  resource: 'coalesce(f.name, f.resource_id) collate "C"',
  type: 'f.resource_type collate "C"',
  account: "f.account_id",
  region: 'f.region collate "C"',
  annotation: 'f.annotation collate "C"',
  since: "f.since_at",
};

/**
 * The relations `results`, what the rule found of resources with the result that is asked for, and `found` of it; and the
 * order.
 * @throws {AppError} `bad_request` for a sort that cannot be read.
 */
export function selectRuleResources(
  ctx: VerbContext,
  input: Omit<RuleResourcesInput, "limit" | "offset">,
): { parameters: SqlParameters; sql: string; order: string } {
  const parameters = new SqlParameters();
  const conditions = [
    `c.shared_name = ${parameters.add(input.rule, "text")}`,
    `c.compliance = ${parameters.add(input.compliance, "text")}`,
    ...scopeSql(ctx.actor, input, "c", parameters),
  ];
  const sql = `
with results as materialized (
  select c.*, r.resource_name as name from ${versionsAt("rule_compliance", columns, input.asOf, parameters)} c
  left join config_resources r on (r.account_id, r.region, r.resource_type, r.resource_id)
    = (c.account_id, c.region, c.resource_type, c.resource_id)
  where ${conditions.join(" and ")}
),
found as (select f.* from results f where ${narrowed(input, parameters).join(" and ")})`;
  return { parameters, sql, order: orderOf(input.sort) };
}

function narrowed(input: Pick<RuleResourcesInput, "search" | "type">, parameters: SqlParameters): string[] {
  const conditions = ["true"];
  if (input.type !== undefined) conditions.push(`f.resource_type = ${parameters.add(input.type, "text")}`);
  if (input.search !== "") {
    const pattern = parameters.add(`%${likeLiteral(input.search.toLowerCase())}%`, "text");
    conditions.push(
      `lower(concat_ws(' ', f.name, f.resource_id, f.annotation, f.account_id)) like ${pattern}`,
    );
  }
  return conditions;
}

function orderOf(sort: string): string {
  return [
    ...orderTerms(sort, sorts, "Results of rules"),
    "f.account_id",
    "f.region",
    "f.resource_type",
    "f.resource_id",
  ].join(", ");
}

export function toRuleResource({ account_id: accountId, region, ...row }: RuleResourceRow): RuleResource {
  return {
    key: keyOfResource({ accountId, region, resourceId: row.resource_id }),
    accountId,
    region,
    ruleName: row.rule_name,
    resourceType: row.resource_type,
    resourceId: row.resource_id,
    name: row.name,
    annotation: row.annotation,
    since: row.since_at?.toISOString() ?? null,
    sinceKnown: row.since_known,
    sinceFromItems: row.since_source === "items",
  };
}
