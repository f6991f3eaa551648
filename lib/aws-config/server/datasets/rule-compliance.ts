import {
  type ConformancePackEvaluationResult,
  type EvaluationResult,
  paginateDescribeConformancePacks,
  paginateGetComplianceDetailsByConfigRule,
  paginateGetConformancePackComplianceDetails,
} from "@aws-sdk/client-config-service";
import { sharedRuleName } from "#lib/aws-config/domain/rules/shared-name.ts";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { withSinceFromItems } from "../rules/compliance-since.ts";
import { complianceEvents } from "../rules/rule-events.ts";

/** A rule with a longer name cannot be asked by its name: those of conformance packs are asked by the pack. */
const nameMax = 64;

/**
 * What every rule last found of every resource that it looks at, compliant ones too, with the time since when it is so.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_GetComplianceDetailsByConfigRule.html
 */
export const ruleComplianceDataset: Dataset = {
  name: "rule-compliance",
  scope: "accountRegion",
  cadenceSeconds: 1_800,
  interestCadenceSeconds: 300,
  operations: [
    "config-service:GetComplianceDetailsByConfigRule",
    "config-service:DescribeConformancePacks",
    "config-service:GetConformancePackComplianceDetails",
  ],
  after: ["config-rules"],
  table: "rule_compliance",
  key: ["rule_name", "resource_type", "resource_id"],
  // `since_at` changes with the compliance only: what is found later of an earlier time makes no version.
  uncompared: ["since_at", "since_known", "since_source", "recorded_at", "invoked_at"],
  async *collect(ctx) {
    const rules = await ctx.query<Rule>(
      "select rule_name, pack_id from config_rules where account_id = $1 and region = $2 order by rule_name",
      [ctx.scope.accountId, ctx.scope.region],
    );
    const packs = await packsToAsk(ctx, rules);
    for (const rule of rules) {
      if (!packs.has(rule.pack_id ?? ""))
        yield* pagesOf(ctx, [rule.rule_name], resultsOfRule(ctx, rule.rule_name));
    }
    for (const [packId, packName] of packs) {
      const names = rules.filter((rule) => rule.pack_id === packId).map((rule) => rule.rule_name);
      yield* pagesOf(ctx, names, resultsOfPack(ctx, packName));
    }
  },
  events: complianceEvents,
};

interface Rule {
  rule_name: string;
  pack_id: string | null;
}

type Result = EvaluationResult | ConformancePackEvaluationResult;

/** Packs with a rule whose name is too long, by their ids. */
async function packsToAsk(ctx: CollectContext, rules: readonly Rule[]): Promise<Map<string, string>> {
  const long = new Set(rules.filter((rule) => rule.rule_name.length > nameMax).map((rule) => rule.pack_id));
  const packs = new Map<string, string>();
  if (long.size === 0) return packs;
  const pages = paginateDescribeConformancePacks({ client: ctx.aws.config, pageSize: 20 }, {});
  for await (const page of pages) {
    for (const { ConformancePackId: id, ConformancePackName: name } of page.ConformancePackDetails ?? [])
      if (id !== undefined && name !== undefined && long.has(id)) packs.set(id, name);
  }
  return packs;
}

async function* resultsOfRule(ctx: CollectContext, name: string): AsyncGenerator<Result[]> {
  const pages = paginateGetComplianceDetailsByConfigRule(
    { client: ctx.aws.config, pageSize: 100 },
    { ConfigRuleName: name },
  );
  for await (const page of pages) yield page.EvaluationResults ?? [];
}

async function* resultsOfPack(ctx: CollectContext, name: string): AsyncGenerator<Result[]> {
  const pages = paginateGetConformancePackComplianceDetails(
    { client: ctx.aws.config, pageSize: 100 },
    { ConformancePackName: name },
  );
  for await (const page of pages) yield page.ConformancePackRuleEvaluationResults ?? [];
}

async function* pagesOf(
  ctx: CollectContext,
  rules: readonly string[],
  pages: AsyncIterable<Result[]>,
): AsyncGenerator<DatasetRow[]> {
  const known = await knownOf(ctx, rules);
  try {
    for await (const results of pages) {
      const rows = results.flatMap((result) => {
        const row = resultRow(result);
        if (row === null) return [];
        const before = known.get(`${row.rule_name}/${row.resource_type}/${row.resource_id}`);
        const since = sinceOf(row, before, ctx.lastCompleteStartedAt !== null);
        return [{ ...place(ctx.scope), ...row, ...since }];
      });
      yield await withSinceFromItems(ctx.query, ctx.scope, rows);
    }
  } catch (error) {
    // It was deleted since rules and packs were listed.
    const gone = error instanceof Error && /^NoSuch(ConfigRule|ConformancePack)Exception$/.test(error.name);
    if (!gone) throw error;
  }
}

/** What is stored of a resource under a rule. */
interface Known {
  compliance: string;
  since_at: Date | null;
  since_known: boolean;
  since_source: string | null;
}

async function knownOf(ctx: CollectContext, rules: readonly string[]): Promise<Map<string, Known>> {
  const rows = await ctx.query<Known & { id: string }>(
    `select rule_name || '/' || resource_type || '/' || resource_id as id, compliance, since_at,
       since_known, since_source
     from rule_compliance where account_id = $1 and region = $2 and rule_name = any($3)`,
    [ctx.scope.accountId, ctx.scope.region, rules],
  );
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}

/** A row of `rule_compliance` without its place and without since when; null for a result of no resource. */
function resultRow(result: Result): DatasetRow | null {
  const {
    ConfigRuleName: name,
    ResourceType: resourceType,
    ResourceId: resourceId,
  } = result.EvaluationResultIdentifier?.EvaluationResultQualifier ?? {};
  if (name === undefined || resourceType === undefined || resourceId === undefined) return null;
  return {
    rule_name: name,
    resource_type: resourceType,
    resource_id: resourceId,
    shared_name: sharedRuleName(name),
    compliance: result.ComplianceType ?? "INSUFFICIENT_DATA",
    annotation: result.Annotation || null,
    recorded_at: instant(result.ResultRecordedTime),
    invoked_at: instant(result.ConfigRuleInvokedTime),
  };
}

/** A result that was seen to differ begins when AWS recorded it; one that was there from the first may be older. */
function sinceOf(row: DatasetRow, before: Known | undefined, watched: boolean): DatasetRow {
  if (before === undefined || before.compliance !== row.compliance)
    return { since_at: row.recorded_at, since_known: watched, since_source: "result" };
  const { since_at, since_known, since_source } = before;
  return { since_at: since_at?.toISOString() ?? null, since_known, since_source };
}
