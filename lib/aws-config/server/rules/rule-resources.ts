import { ruleDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { keyOfResource } from "#lib/aws-config/contract/resource.ts";
import type { RuleResourcesInput, RuleResourcesOutput } from "#lib/aws-config/contract/rules.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

interface Row {
  total: number;
  account_id: string | null;
  region: string;
  rule_name: string;
  resource_type: string;
  resource_id: string;
  name: string | null;
  annotation: string | null;
  since_at: Date | null;
  since_known: boolean;
}

const columns = [
  ...["account_id", "region", "rule_name", "resource_type", "resource_id", "shared_name", "compliance"],
  ...["annotation", "since_at", "since_known"],
];

/** Resources by what the rule last found of them, what changed last first. */
export async function ruleResources(
  ctx: VerbContext,
  input: RuleResourcesInput,
): Promise<RuleResourcesOutput> {
  const parameters = new SqlParameters();
  const conditions = [
    `c.shared_name = ${parameters.add(input.rule, "text")}`,
    `c.compliance = ${parameters.add(input.compliance, "text")}`,
    ...scopeSql(ctx.actor, input, "c", parameters),
  ];
  const sql = `
with found as materialized (
  select c.* from ${versionsAt("rule_compliance", columns, input.asOf, parameters)} c where ${conditions.join(" and ")}
),
page as (
  select * from found order by since_at desc nulls last, account_id, region, resource_type, resource_id
  limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}
)
select (select count(*)::int from found) as total, p.*, r.resource_name as name
from (select) one left join page p on true
left join config_resources r on (r.account_id, r.region, r.resource_type, r.resource_id)
  = (p.account_id, p.region, p.resource_type, p.resource_id)
order by p.since_at desc nulls last, p.account_id, p.region, p.resource_type, p.resource_id`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, ruleDatasets, input),
  ]);
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap(({ account_id: accountId, region, ...row }) =>
      accountId === null
        ? []
        : [
            {
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
            },
          ],
    ),
    freshness,
  };
}
