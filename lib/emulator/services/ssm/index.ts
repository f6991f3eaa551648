import type { ServiceHandlers } from "../../wire/handler.ts";
import { describeInstanceInformation } from "./describe-instance-information.ts";

/** AWS Systems Manager, as far as it is emulated. */
export const ssmHandlers: ServiceHandlers = {
  DescribeInstanceInformation: describeInstanceInformation,
};
