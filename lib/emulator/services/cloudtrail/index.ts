import type { ServiceHandlers } from "../../wire/handler.ts";
import { describeTrails } from "./describe-trails.ts";
import { getTrailStatus } from "./get-trail-status.ts";
import { lookupEvents } from "./lookup-events.ts";

/** CloudTrail, as far as it is emulated. */
export const cloudtrailHandlers: ServiceHandlers = {
  DescribeTrails: describeTrails,
  GetTrailStatus: getTrailStatus,
  LookupEvents: lookupEvents,
};
