import type { Limits } from "./limits.ts";

const describe = { ratePerSecond: 20, burst: 100 };

/**
 * Rates that AWS publishes for the emulated operations, per account and Region.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 */
export const publishedLimits: Limits = {
  operations: {
    "ec2:DescribeInstanceStatus": describe,
    "ec2:DescribeInstances": describe,
    "ec2:DescribeRegions": describe,
  },
};
