import type {
  DescribePatchBaselinesRequest,
  DescribePatchBaselinesResult,
  PatchBaselineIdentity,
} from "@aws-sdk/client-ssm";
import type { Handler } from "../../wire/handler.ts";
import type { WorldPatchBaseline } from "../../world/patch/baseline-types.ts";
import { refuseFilterKey } from "./patch-errors.ts";
import { orchestratorTest, type PatchReaders } from "./patch-orchestrator-filters.ts";

const readers: PatchReaders<WorldPatchBaseline> = {
  NAME_PREFIX: ({ name }) => [name],
  OWNER: ({ owner }) => [owner],
  OPERATING_SYSTEM: ({ operatingSystem }) => [operatingSystem],
};

/** A baseline in short, as lists show it. */
export const baselineIdentityOf = (baseline: WorldPatchBaseline): PatchBaselineIdentity => ({
  BaselineId: baseline.baselineId,
  BaselineName: baseline.name,
  OperatingSystem: baseline.operatingSystem,
  BaselineDescription: baseline.description,
  DefaultBaseline: baseline.isDefault,
});

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribePatchBaselines.html */
export const describePatchBaselines: Handler<DescribePatchBaselinesRequest, DescribePatchBaselinesResult> = (
  input,
  { world, accountId, region, now, page },
) => {
  const { NextToken, MaxResults, ...query } = input;
  const keep = orchestratorTest(input.Filters, readers, refuseFilterKey);
  const found = world.patchBaselines(accountId, region, now).filter(keep);
  const { items, nextToken } = page(found, { token: NextToken, limit: MaxResults ?? 100, query });
  return { BaselineIdentities: items.map(baselineIdentityOf), NextToken: nextToken };
};
