import type { DescribeRegionsRequest, DescribeRegionsResult } from "@aws-sdk/client-ec2";
import { AwsError } from "../../wire/errors.ts";
import type { Handler } from "../../wire/handler.ts";
import type { WorldRegion } from "../../world/types.ts";
import { type FilterNames, filterTest } from "./filters.ts";

const filters: FilterNames<WorldRegion> = {
  endpoint: ({ endpoint }) => [endpoint],
  "opt-in-status": ({ optInStatus }) => [optInStatus],
  "region-name": ({ name }) => [name],
};

/** Enabled Regions, unless all are asked for. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html */
export const describeRegions: Handler<DescribeRegionsRequest, DescribeRegionsResult> = (input, { world }) => {
  if (input.DryRun === true)
    throw new AwsError("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
  const enabled = world.regions();
  const all = [...enabled, ...world.disabledRegions()];
  const wanted = input.RegionNames ?? [];
  const unknown = wanted.filter((name) => !all.some((region) => region.name === name));
  if (unknown.length > 0)
    throw new AwsError("InvalidParameterValue", `Invalid region names: [${unknown.join(", ")}]`);
  const keep = filterTest(input.Filters, filters);
  const listed = (input.AllRegions === true ? all : enabled).filter(
    (region) => (wanted.length === 0 || wanted.includes(region.name)) && keep(region),
  );
  return {
    Regions: listed.map(({ name, endpoint, optInStatus }) => ({
      Endpoint: endpoint,
      OptInStatus: optInStatus,
      RegionName: name,
    })),
  };
};
