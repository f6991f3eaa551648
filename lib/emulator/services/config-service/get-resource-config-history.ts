import {
  type GetResourceConfigHistoryRequest,
  type GetResourceConfigHistoryResponse,
  InvalidTimeRangeException,
  ResourceNotDiscoveredException,
} from "@aws-sdk/client-config-service";
import type { EmulatorRequest, Handler } from "../../wire/handler.ts";
import { itemHistory } from "./item-history.ts";
import { limitOf } from "./limits.ts";
import { itemOf, recorderOf } from "./outputs.ts";

const timesOf = (
  { earlierTime, laterTime }: GetResourceConfigHistoryRequest,
  { now }: EmulatorRequest,
): { earlier: Date; later: Date } => {
  const later = laterTime === undefined || laterTime > now ? now : laterTime;
  if (earlierTime !== undefined && earlierTime >= (laterTime ?? now)) {
    throw new InvalidTimeRangeException({
      $metadata: {},
      message:
        "The specified time range is not valid. The earlier time is not chronologically before the later time.",
    });
  }
  return { earlier: earlierTime ?? new Date(0), later };
};

/** https://docs.aws.amazon.com/config/latest/APIReference/API_GetResourceConfigHistory.html */
export const getResourceConfigHistory: Handler<
  GetResourceConfigHistoryRequest,
  GetResourceConfigHistoryResponse
> = (input, request) => {
  recorderOf(request);
  const { nextToken, limit, ...query } = input;
  const { resourceType = "", resourceId = "" } = query;
  const times = timesOf(input, request);
  const { world, accountId, region, now } = request;
  if (world.config.item(accountId, region, resourceType, resourceId, now) === undefined) {
    throw new ResourceNotDiscoveredException({
      $metadata: {},
      message: `Resource ${resourceId} of resourceType:${resourceType} is unknown or has not been discovered`,
    });
  }
  const forward = input.chronologicalOrder === "Forward";
  const found = itemHistory(request, { resourceType, resourceId, ...times, forward });
  const page = request.page(found, { token: nextToken, limit: limitOf(limit, 10), query });
  return { configurationItems: page.items.map(itemOf), nextToken: page.nextToken };
};
