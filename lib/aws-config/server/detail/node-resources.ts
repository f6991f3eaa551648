import type { NodeResourcesInput, NodeResourcesOutput } from "#lib/aws-config/contract/node-resources.ts";
import { nodeResourceDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { identityOf, resourceKey } from "#lib/aws-config/contract/resource.ts";
import { AppError } from "#lib/core/contract/errors.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql, visibleAccounts } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type ResourceRow, resourceRowColumns, toConfigResource } from "../list/resource-row.ts";
import { resourcesAt } from "../list/resource-source.ts";
import { nodePartTypes, nodeResourceNames, nodeTypes } from "./node-resource-names.ts";

type Row = ResourceRow & Record<string, unknown> & { rules: number; non_compliant_rules: number };

const resultColumns = ["account_id", "region", "resource_type", "resource_id", "compliance"];

/**
 * What AWS Config records of a node, with what rules find of each, now or as of a moment.
 * @throws {AppError} `not_found` for a node in an account that the actor may not see, or a bare id that is not recorded.
 */
export async function nodeResources(
  ctx: VerbContext,
  input: NodeResourcesInput,
): Promise<NodeResourcesOutput> {
  const node = await identify(ctx, input.node);
  const names = await nodeResourceNames(ctx, node, input.asOf);
  const parameters = new SqlParameters();
  const { resources, moment } = resourcesAt(input.asOf, parameters);
  const conditions = [
    `n.account_id = ${parameters.add(node.accountId, "text")}`,
    `n.region = ${parameters.add(node.region, "text")}`,
    ...moment,
  ];
  const types = parameters.add(
    names.map(({ resourceType }) => resourceType),
    "text[]",
  );
  const ids = parameters.add(
    names.map(({ resourceId }) => resourceId),
    "text[]",
  );
  const results = versionsAt("rule_compliance", resultColumns, input.asOf, parameters);
  const sql = `
select ${resourceRowColumns}, found.rules, found.non_compliant_rules
from unnest(${types}, ${ids}) as named(type, id)
join ${resources} n on n.resource_type = named.type and n.resource_id = named.id and ${conditions.join(" and ")}
left join lateral (
  select count(*)::int as rules, (count(*) filter (where c.compliance = 'NON_COMPLIANT'))::int as non_compliant_rules
  from ${results} c where (c.account_id, c.region, c.resource_type, c.resource_id)
    = (n.account_id, n.region, n.resource_type, n.resource_id)
) found on true
order by array_position(${parameters.add(nodePartTypes, "text[]")}, n.resource_type), n.resource_id`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, nodeResourceDatasets, {
      accounts: [node.accountId],
      regions: [node.region],
      asOf: undefined,
    }),
  ]);
  return {
    resources: rows.map((row) => {
      const { key, resourceType, resourceId, name, status, capturedAt, deletedAt, unlistedAt } =
        toConfigResource(row);
      const facts = { key, resourceType, resourceId, name, status, capturedAt, deletedAt, unlistedAt };
      return { ...facts, rules: row.rules, nonCompliantRules: row.non_compliant_rules };
    }),
    freshness,
  };
}

async function identify(ctx: VerbContext, node: string) {
  const missing = new AppError("not_found", "AWS Config has recorded no such node.");
  if (resourceKey.safeParse(node).success) {
    const { accountId, region, resourceId: nodeId } = identityOf("", node);
    if (visibleAccounts(ctx.actor, [accountId])?.length === 0) throw missing;
    return { accountId, region, nodeId };
  }
  const parameters = new SqlParameters();
  const conditions = [
    `n.resource_id = ${parameters.add(node, "text")}`,
    `n.resource_type = any(${parameters.add(nodeTypes, "text[]")})`,
    ...scopeSql(ctx.actor, {}, "n", parameters),
  ];
  const [row] = await readQuery<{ account_id: string; region: string }>(
    ctx.db,
    `select n.account_id, n.region from config_resources n where ${conditions.join(" and ")} order by n.deleted_at desc nulls first limit 1`,
    parameters.values,
  );
  if (row === undefined) throw missing;
  return { accountId: row.account_id, region: row.region, nodeId: node };
}
