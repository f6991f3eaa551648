import {
  type ConformancePackDetail,
  type ConformancePackStatusDetail,
  paginateDescribeConformancePackCompliance,
  paginateDescribeConformancePackStatus,
  paginateDescribeConformancePacks,
  paginateListConformancePackComplianceScores,
} from "@aws-sdk/client-config-service";
import { sharedPackName } from "#lib/aws-config/domain/rules/shared-name.ts";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { packEvents } from "../rules/rule-events.ts";

/**
 * Conformance packs: how they were deployed, how each of their rules complies, and AWS's score.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConformancePacks.html
 */
export const conformancePacksDataset: Dataset = {
  name: "conformance-packs",
  scope: "accountRegion",
  cadenceSeconds: 1_800,
  interestCadenceSeconds: 300,
  operations: [
    "config-service:DescribeConformancePacks",
    "config-service:DescribeConformancePackStatus",
    "config-service:DescribeConformancePackCompliance",
    "config-service:ListConformancePackComplianceScores",
  ],
  table: "conformance_packs",
  key: ["pack_name"],
  uncompared: ["score_at"],
  async *collect(ctx) {
    const packs = await listed(ctx);
    if (packs.length === 0) return;
    const statuses = await statusesOf(ctx);
    const scores = await scoresOf(ctx);
    for (const pack of packs) {
      const name = pack.ConformancePackName ?? "";
      const rules = await rulesOf(ctx, name);
      // It was deleted since packs were listed.
      if (rules === null) continue;
      const score = scores.get(name) ?? { score: null, score_at: null };
      yield [{ ...place(ctx.scope), ...packRow(pack, statuses.get(name)), ...complianceOf(rules), ...score }];
    }
  },
  events: packEvents,
};

interface PackRule {
  ruleName: string;
  compliance: string;
  controls: string[];
}

async function listed(ctx: CollectContext): Promise<ConformancePackDetail[]> {
  const packs: ConformancePackDetail[] = [];
  const pages = paginateDescribeConformancePacks({ client: ctx.aws.config, pageSize: 20 }, {});
  for await (const page of pages) packs.push(...(page.ConformancePackDetails ?? []));
  return packs;
}

async function statusesOf(ctx: CollectContext): Promise<Map<string, ConformancePackStatusDetail>> {
  const found = new Map<string, ConformancePackStatusDetail>();
  const pages = paginateDescribeConformancePackStatus({ client: ctx.aws.config, pageSize: 20 }, {});
  for await (const page of pages) {
    for (const status of page.ConformancePackStatusDetails ?? [])
      found.set(status.ConformancePackName ?? "", status);
  }
  return found;
}

async function scoresOf(ctx: CollectContext): Promise<Map<string, DatasetRow>> {
  const found = new Map<string, DatasetRow>();
  const pages = paginateListConformancePackComplianceScores({ client: ctx.aws.config, pageSize: 20 }, {});
  for await (const page of pages) {
    for (const {
      ConformancePackName: name,
      Score: score,
      LastUpdatedTime: at,
    } of page.ConformancePackComplianceScores ?? []) {
      // Where there is nothing to score yet, AWS says INSUFFICIENT_DATA.
      const number = Number(score);
      found.set(name ?? "", {
        score: score === undefined || Number.isNaN(number) ? null : number.toFixed(2),
        score_at: instant(at),
      });
    }
  }
  return found;
}

async function rulesOf(ctx: CollectContext, name: string): Promise<PackRule[] | null> {
  const rules: PackRule[] = [];
  try {
    const pages = paginateDescribeConformancePackCompliance(
      { client: ctx.aws.config, pageSize: 1000 },
      { ConformancePackName: name },
    );
    for await (const page of pages) {
      for (const rule of page.ConformancePackRuleComplianceList ?? []) {
        rules.push({
          ruleName: rule.ConfigRuleName ?? "",
          compliance: rule.ComplianceType ?? "INSUFFICIENT_DATA",
          controls: [...(rule.Controls ?? [])].sort(),
        });
      }
    }
  } catch (error) {
    if (error instanceof Error && error.name === "NoSuchConformancePackException") return null;
    throw error;
  }
  return rules.sort((a, b) => (a.ruleName < b.ruleName ? -1 : 1));
}

function packRow(pack: ConformancePackDetail, status: ConformancePackStatusDetail | undefined): DatasetRow {
  const name = pack.ConformancePackName ?? "";
  return {
    pack_name: name,
    shared_name: sharedPackName(name),
    pack_id: pack.ConformancePackId ?? null,
    arn: pack.ConformancePackArn ?? null,
    created_by: pack.CreatedBy || null,
    parameters: Object.fromEntries(
      (pack.ConformancePackInputParameters ?? []).map(({ ParameterName, ParameterValue }) => [
        ParameterName ?? "",
        ParameterValue ?? "",
      ]),
    ),
    state: status?.ConformancePackState ?? null,
    state_reason: status?.ConformancePackStatusReason || null,
    stack_arn: status?.StackArn ?? null,
    requested_at: instant(status?.LastUpdateRequestedTime ?? pack.LastUpdateRequestedTime),
    completed_at: instant(status?.LastUpdateCompletedTime),
  };
}

/** A pack complies when no rule of it is broken and one at least has a result. */
function complianceOf(rules: readonly PackRule[]): DatasetRow {
  const has = (compliance: string): boolean => rules.some((rule) => rule.compliance === compliance);
  const compliance = has("NON_COMPLIANT")
    ? "NON_COMPLIANT"
    : has("COMPLIANT")
      ? "COMPLIANT"
      : "INSUFFICIENT_DATA";
  return { compliance, rules };
}
