import { ruleDatasets } from "#lib/aws-config/contract/query-keys.ts";
import type { RuleResourcesInput, RuleResourcesOutput } from "#lib/aws-config/contract/rules.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { type RuleResourceRow, selectRuleResources, toRuleResource } from "./select-rule-resources.ts";

interface Answer {
  total: number;
  types: RuleResourcesOutput["types"];
  page: (RuleResourceRow & { since_at: string | null })[];
}

/**
 * Resources by what the rule last found of them.
 * @throws {AppError} `bad_request` for a sort that cannot be read.
 */
export async function ruleResources(
  ctx: VerbContext,
  input: RuleResourcesInput,
): Promise<RuleResourcesOutput> {
  const { parameters, sql, order } = selectRuleResources(ctx, input);
  const page = `select f.* from found f order by ${order}
    limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}`;
  const types = `select resource_type as "resourceType", count(*)::int as count from results
    group by 1 order by 2 desc, 1`;
  const [[answer], freshness] = await Promise.all([
    readQuery<Answer & Record<string, unknown>>(
      ctx.db,
      `${sql} select (select count(*)::int from found) as total,
        coalesce((select jsonb_agg(t) from (${types}) t), '[]') as types,
        coalesce((select jsonb_agg(p) from (${page}) p), '[]') as page`,
      parameters.values,
    ),
    scopeFreshness(ctx, ruleDatasets, input),
  ]);
  const rows = (answer?.page ?? []).map((row) => ({
    ...row,
    since_at: row.since_at === null ? null : new Date(row.since_at),
  }));
  return { rows: rows.map(toRuleResource), total: answer?.total ?? 0, types: answer?.types ?? [], freshness };
}
