import type { DescribePatchGroupsRequest, DescribePatchGroupsResult } from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import type { WorldPatchBaseline } from "../../world/patch/baseline-types.ts";
import { baselineIdentityOf } from "./describe-patch-baselines.ts";
import { refuseFilterKey } from "./patch-errors.ts";
import { orchestratorTest, type PatchReaders } from "./patch-orchestrator-filters.ts";

interface Mapping {
  patchGroup: string;
  baseline: WorldPatchBaseline;
}

const readers: PatchReaders<Mapping> = {
  NAME_PREFIX: ({ patchGroup }) => [patchGroup],
  OPERATING_SYSTEM: ({ baseline }) => [baseline.operatingSystem],
};

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribePatchGroups.html */
export const describePatchGroups: Handler<DescribePatchGroupsRequest, DescribePatchGroupsResult> = (
  input,
  { world, accountId, region, now, page },
) => {
  const { NextToken, MaxResults, ...query } = input;
  const keep = orchestratorTest(input.Filters, readers, refuseFilterKey);
  const found = world
    .patchBaselines(accountId, region, now)
    .flatMap((baseline) => baseline.patchGroups.map((patchGroup) => ({ patchGroup, baseline })))
    .filter(keep);
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 100, query });
  return {
    Mappings: items.map(({ patchGroup, baseline }) => ({
      PatchGroup: patchGroup,
      BaselineIdentity: baselineIdentityOf(baseline),
    })),
    NextToken: nextToken,
  };
};
