import { paginateDescribePatchGroups } from "@aws-sdk/client-ssm";
import { place } from "#lib/core/server/datasets/values.ts";
import type { Dataset } from "#lib/core/server/sync/dataset.ts";
import { shortBaselineId } from "#lib/patch/domain/patch-identity.ts";
import { patchGroupEvents } from "./patch-baseline-events.ts";

/**
 * Which baseline each patch group uses.
 * https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribePatchGroups.html
 */
export const patchGroupsDataset: Dataset = {
  name: "patch-groups",
  scope: "accountRegion",
  cadenceSeconds: 1_800,
  interestCadenceSeconds: 300,
  operations: ["ssm:DescribePatchGroups"],
  table: "patch_groups",
  key: ["patch_group", "operating_system"],
  async *collect(ctx) {
    for await (const page of paginateDescribePatchGroups({ client: ctx.aws.ssm, pageSize: 100 }, {})) {
      yield (page.Mappings ?? []).flatMap(({ PatchGroup: group, BaselineIdentity: baseline }) => {
        const baselineId = shortBaselineId(baseline?.BaselineId);
        if (group === undefined || baselineId === null) return [];
        return [
          {
            ...place(ctx.scope),
            patch_group: group,
            operating_system: baseline?.OperatingSystem ?? "WINDOWS",
            baseline_id: baselineId,
            baseline_name: baseline?.BaselineName ?? null,
          },
        ];
      });
    }
  },
  events: patchGroupEvents,
};
