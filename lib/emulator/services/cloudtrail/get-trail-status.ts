import {
  type GetTrailStatusRequest,
  type GetTrailStatusResponse,
  TrailNotFoundException,
} from "@aws-sdk/client-cloudtrail";
import type { Handler } from "../../wire/handler.ts";
import { findTrail } from "./find-trail.ts";

const text = (time: number | undefined): string =>
  time === undefined ? "" : `${new Date(time).toISOString().slice(0, 19)}Z`;

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_GetTrailStatus.html */
export const getTrailStatus: Handler<GetTrailStatusRequest, GetTrailStatusResponse> = (input, request) => {
  const { accountId, region, now, world } = request;
  const name = input.Name ?? "";
  const trail = findTrail(world.trail.trails(accountId, region, now), name, accountId);
  if (trail === undefined) {
    throw new TrailNotFoundException({
      $metadata: {},
      message: `Unknown trail: ${name} for the user: ${accountId}`,
    });
  }
  const { startedAt, stoppedAt, deliveredAt, deliveryError, validatesFiles } = trail;
  const attempted = stoppedAt ?? now.getTime();
  return {
    IsLogging: stoppedAt === undefined,
    LatestDeliveryTime: new Date(deliveredAt),
    LatestDeliveryError: deliveryError,
    StartLoggingTime: new Date(startedAt),
    StopLoggingTime: stoppedAt === undefined ? undefined : new Date(stoppedAt),
    LatestCloudWatchLogsDeliveryTime: trail.logGroupArn === undefined ? undefined : new Date(deliveredAt),
    LatestDigestDeliveryTime: validatesFiles ? new Date(deliveredAt) : undefined,
    LatestDeliveryAttemptTime: text(deliveryError === undefined ? deliveredAt : attempted),
    LatestDeliveryAttemptSucceeded: text(deliveredAt),
    LatestNotificationAttemptTime: "",
    LatestNotificationAttemptSucceeded: "",
    TimeLoggingStarted: text(startedAt),
    TimeLoggingStopped: text(stoppedAt),
  };
};
