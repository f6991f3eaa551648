import type { CountTypesInput, CountTypesOutput } from "#lib/aws-config/contract/list.ts";
import { resourceDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { whereSql } from "#lib/core/server/sql/where-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { countsAt, isCounted } from "./resource-counts.ts";
import { resourceFreshness } from "./resource-freshness.ts";
import { plainConditions, selectResources } from "./resource-selection.ts";

interface TypeRow {
  resource_type: string;
  count: number;
  deleted: number;
}

/**
 * Resources by type, the most frequent type first.
 * @throws {AppError} `bad_request` for a filter that cannot be read.
 */
export const countTypes = sharedRead("aws-config.countTypes", readTypes, resourceDatasets);

async function readTypes(ctx: VerbContext, input: CountTypesInput): Promise<CountTypesOutput> {
  const { sql, values } = typesSql(ctx, input);
  const [rows, freshness] = await Promise.all([
    readQuery<TypeRow>(ctx.db, sql, values),
    resourceFreshness(ctx, input),
  ]);
  const types = rows.map((row) => ({
    resourceType: row.resource_type,
    count: row.count,
    deleted: row.deleted,
  }));
  return { types, freshness };
}

function typesSql(ctx: VerbContext, input: CountTypesInput): { sql: string; values: readonly unknown[] } {
  const selection = selectResources(ctx, { ...input, sort: "" });
  const select = (resources: string, from: string) => `
select n.resource_type, coalesce(sum(${resources}) filter (where n.deleted_at is null), 0)::int as count,
  coalesce(sum(${resources}) filter (where n.deleted_at is not null), 0)::int as deleted
${from} group by 1 having sum(${resources}) > 0 order by 2 desc, 3 desc, n.resource_type collate "C"`;
  if (!isCounted(input, selection.filters))
    return { sql: select("1", selection.from), values: selection.parameters.values };
  const parameters = new SqlParameters();
  const counts = countsAt(input.asOf, parameters);
  const conditions = plainConditions(ctx, input, selection.filters, parameters);
  const where = whereSql(conditions);
  return { sql: select("n.resources", `from ${counts} n${where}`), values: parameters.values };
}
