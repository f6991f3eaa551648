import type { GetPatchBaselineResult, PatchBaselineIdentity, PatchFilterGroup } from "@aws-sdk/client-ssm";
import { GetPatchBaselineCommand, paginateDescribePatchBaselines } from "@aws-sdk/client-ssm";
import { inParallel } from "#lib/core/server/datasets/in-parallel.ts";
import { instant, place, without } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { shortBaselineId } from "#lib/patch/domain/patch-identity.ts";
import { patchBaselineEvents } from "./patch-baseline-events.ts";

const concurrency = 4;

/**
 * Patch baselines with their rules. Those that AWS provides are the same in every account of a Region and do not change:
 * their details are asked for once. `baseline_id` is `pb-…` for all of them; `raw` has AWS's own spelling.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetPatchBaseline.html
 */
export const patchBaselinesDataset: Dataset = {
  name: "patch-baselines",
  scope: "accountRegion",
  cadenceSeconds: 1_800,
  interestCadenceSeconds: 300,
  operations: ["ssm:GetPatchBaseline", "ssm:DescribePatchBaselines"],
  table: "patch_baselines",
  key: ["baseline_id"],
  uncompared: ["raw"],
  async *collect(ctx) {
    const provided = await listed(ctx, "AWS");
    const known = await knownProvided(ctx, provided);
    const own = await listed(ctx, "Self");
    const asked = [
      ...own.map((identity) => ({ identity, provided: false })),
      ...provided
        .filter((identity) => !known.has(idOf(identity)))
        .map((identity) => ({ identity, provided: true })),
    ];
    yield provided.flatMap((identity) => {
      const row = known.get(idOf(identity));
      return row === undefined
        ? []
        : [{ ...row, ...place(ctx.scope), is_default: identity.DefaultBaseline ?? false }];
    });
    for await (const row of inParallel(asked, concurrency, (each) =>
      details(ctx, each.identity, each.provided),
    )) {
      if (row !== null) yield [row];
    }
  },
  events: patchBaselineEvents,
};

const idOf = (identity: PatchBaselineIdentity): string => shortBaselineId(identity.BaselineId) ?? "";

async function listed(ctx: CollectContext, owner: "AWS" | "Self"): Promise<PatchBaselineIdentity[]> {
  const identities: PatchBaselineIdentity[] = [];
  const pages = paginateDescribePatchBaselines(
    { client: ctx.aws.ssm, pageSize: 100 },
    { Filters: [{ Key: "OWNER", Values: [owner] }] },
  );
  for await (const page of pages) identities.push(...(page.BaselineIdentities ?? []));
  return identities;
}

/** Rows of provided baselines that any account of the Region has had. */
async function knownProvided(
  ctx: CollectContext,
  provided: readonly PatchBaselineIdentity[],
): Promise<Map<string, DatasetRow>> {
  const rows = await ctx.query<{ baseline_id: string; row: DatasetRow }>(
    `select distinct on (baseline_id) baseline_id, to_jsonb(b) - 'valid_from' as row from patch_baselines b
     where region = $1 and is_predefined and baseline_id = any($2)
     order by baseline_id, (account_id = $3) desc`,
    [ctx.scope.region, provided.map(idOf), ctx.scope.accountId],
  );
  return new Map(rows.map(({ baseline_id, row }) => [baseline_id, row]));
}

async function details(
  ctx: CollectContext,
  identity: PatchBaselineIdentity,
  provided: boolean,
): Promise<DatasetRow | null> {
  try {
    const baseline = await ctx.aws.ssm.send(new GetPatchBaselineCommand({ BaselineId: identity.BaselineId }));
    return { ...place(ctx.scope), ...baselineRow(identity, baseline, provided) };
  } catch (error) {
    // It was deleted since baselines were listed.
    if (error instanceof Error && error.name === "DoesNotExistException") return null;
    throw error;
  }
}

/** A row of `patch_baselines`; its rules are `approvalRule` of `lib/patch/contract/baselines.ts`. */
export function baselineRow(
  identity: PatchBaselineIdentity,
  baseline: GetPatchBaselineResult,
  provided: boolean,
): DatasetRow {
  return {
    baseline_id: idOf(identity),
    name: baseline.Name ?? identity.BaselineName ?? null,
    description: baseline.Description ?? identity.BaselineDescription ?? null,
    operating_system: baseline.OperatingSystem ?? identity.OperatingSystem ?? null,
    is_default: identity.DefaultBaseline ?? false,
    is_predefined: provided,
    approval_rules: (baseline.ApprovalRules?.PatchRules ?? []).map((rule) => ({
      filters: filtersOf(rule.PatchFilterGroup),
      approveAfterDays: rule.ApproveAfterDays ?? null,
      approveUntilDate: rule.ApproveUntilDate || null,
      complianceLevel: rule.ComplianceLevel ?? null,
      enableNonSecurity: rule.EnableNonSecurity ?? false,
    })),
    global_filters: filtersOf(baseline.GlobalFilters),
    // The order of these lists means nothing.
    approved_patches: [...(baseline.ApprovedPatches ?? [])].sort(),
    approved_compliance_level: baseline.ApprovedPatchesComplianceLevel ?? null,
    approved_enable_non_security: baseline.ApprovedPatchesEnableNonSecurity ?? null,
    rejected_patches: [...(baseline.RejectedPatches ?? [])].sort(),
    rejected_action: baseline.RejectedPatchesAction ?? null,
    sources: (baseline.Sources ?? []).map((source) => ({
      name: source.Name ?? "",
      products: source.Products ?? [],
      configuration: source.Configuration ?? "",
    })),
    available_security_updates_status: baseline.AvailableSecurityUpdatesComplianceStatus ?? null,
    created_at: instant(baseline.CreatedDate),
    modified_at: instant(baseline.ModifiedDate),
    raw: without(baseline, ["$metadata"]),
  };
}

function filtersOf(group: PatchFilterGroup | undefined): { key: string; values: string[] }[] {
  return (group?.PatchFilters ?? []).map((filter) => ({
    key: filter.Key ?? "",
    values: filter.Values ?? [],
  }));
}
