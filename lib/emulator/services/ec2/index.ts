import type { ServiceHandlers } from "../../wire/handler.ts";
import { describeInstanceStatus } from "./describe-instance-status.ts";
import { describeInstances } from "./describe-instances.ts";
import { describeRegions } from "./describe-regions.ts";

/** Amazon EC2, as far as it is emulated. */
export const ec2Handlers: ServiceHandlers = {
  DescribeInstanceStatus: describeInstanceStatus,
  DescribeInstances: describeInstances,
  DescribeRegions: describeRegions,
};
