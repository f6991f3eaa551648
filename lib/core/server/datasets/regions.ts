import { DescribeRegionsCommand } from "@aws-sdk/client-ec2";
import type { Dataset } from "../sync/dataset.ts";

/** Regions that an account can use; those it has not enabled are left out. */
export const regionsDataset: Dataset = {
  name: "regions",
  scope: "account",
  cadenceSeconds: 3_600,
  operations: ["ec2:DescribeRegions", "sts:AssumeRole"],
  table: "regions",
  key: ["region"],
  async *collect(ctx) {
    const answer = await ctx.aws.ec2.send(new DescribeRegionsCommand({}));
    yield (answer.Regions ?? []).map((region) => ({
      account_id: ctx.scope.accountId,
      region: region.RegionName,
      opt_in_status: region.OptInStatus ?? "opt-in-not-required",
      endpoint: region.Endpoint ?? null,
    }));
  },
};
