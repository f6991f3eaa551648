import type { EffectivePatch } from "@aws-sdk/client-ssm";
import { paginateDescribeEffectivePatchesForPatchBaseline } from "@aws-sdk/client-ssm";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { catalogPlace, oneOfEach, patchFacts } from "./catalog-rows.ts";

/**
 * What the Windows baselines that nodes use make of each patch of the catalogue: approved, approved on a day to come, or
 * rejected. AWS answers this for Windows only.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeEffectivePatchesForPatchBaseline.html
 */
export const effectivePatchesDataset: Dataset = {
  name: "effective-patches",
  scope: "accountRegion",
  cadenceSeconds: 10_800,
  interestCadenceSeconds: 900,
  operations: ["ssm:DescribeEffectivePatchesForPatchBaseline"],
  after: ["patch-states", "patch-baselines"],
  table: "effective_patches",
  key: ["baseline_id", "catalog_key", "product"],
  async *collect(ctx) {
    const baselines = await ctx.query<{ baseline_id: string; aws_id: string }>(inUseSql, [
      ctx.scope.accountId,
      ctx.scope.region,
    ]);
    for (const baseline of baselines) yield await effectiveRows(ctx, baseline);
  },
};

const inUseSql = `
select b.baseline_id, coalesce(b.raw ->> 'BaselineId', b.baseline_id) as aws_id from patch_baselines b
where b.account_id = $1 and b.region = $2 and b.operating_system = 'WINDOWS' and exists (
  select from patch_states s
  where (s.account_id, s.region, s.baseline_id) = (b.account_id, b.region, b.baseline_id))
order by 1`;

async function effectiveRows(
  ctx: CollectContext,
  baseline: { baseline_id: string; aws_id: string },
): Promise<DatasetRow[]> {
  const rows: DatasetRow[] = [];
  const pages = paginateDescribeEffectivePatchesForPatchBaseline(
    { client: ctx.aws.ssm, pageSize: 100 },
    { BaselineId: baseline.aws_id },
  );
  try {
    for await (const page of pages) {
      for (const patch of page.EffectivePatches ?? []) {
        const row = effectiveRow(patch);
        if (row !== null) rows.push({ ...place(ctx.scope), baseline_id: baseline.baseline_id, ...row });
      }
    }
  } catch (error) {
    // The baseline was deleted since baselines were listed.
    if (error instanceof Error && error.name === "DoesNotExistException") return [];
    throw error;
  }
  return oneOfEach(rows);
}

function effectiveRow({ Patch: patch, PatchStatus: status }: EffectivePatch): DatasetRow | null {
  const key = patch === undefined ? null : catalogPlace(patch);
  if (patch === undefined || key === null) return null;
  return {
    ...key,
    ...patchFacts(patch),
    deployment_status: status?.DeploymentStatus ?? null,
    compliance_level: status?.ComplianceLevel ?? null,
    approved_at: instant(status?.ApprovalDate),
  };
}
