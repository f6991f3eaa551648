import {
  InvalidLookupAttributesException,
  InvalidMaxResultsException,
  InvalidTimeRangeException,
  type LookupAttribute,
  type LookupEventsRequest,
  type LookupEventsResponse,
} from "@aws-sdk/client-cloudtrail";
import type { Handler } from "../../wire/handler.ts";
import { trailHistory } from "../../world/trail/trail-log.ts";
import type { WorldTrailEvent } from "../../world/trail/types.ts";
import { eventOutput } from "./record.ts";

const most = 50;

type Test = (event: WorldTrailEvent) => boolean;

const testOf = ({ AttributeKey, AttributeValue = "" }: LookupAttribute): Test => {
  switch (AttributeKey) {
    case "EventId":
      return ({ eventId }) => eventId === AttributeValue;
    case "EventName":
      return ({ eventName }) => eventName === AttributeValue;
    case "ReadOnly":
      return ({ readOnly }) => String(readOnly) === AttributeValue;
    case "Username":
      return ({ userName }) => userName === AttributeValue;
    case "ResourceType":
      return ({ resources }) => resources.some(({ type }) => type === AttributeValue);
    case "ResourceName":
      return ({ resources }) => resources.some(({ name }) => name === AttributeValue);
    case "EventSource":
      return ({ eventSource }) => eventSource === AttributeValue;
    case "AccessKeyId":
      return ({ accessKeyId }) => accessKeyId === AttributeValue;
    default:
      throw new InvalidLookupAttributesException({
        $metadata: {},
        message: `Lookup attribute ${AttributeKey} is not valid.`,
      });
  }
};

const keepOf = (attributes: readonly LookupAttribute[]): Test => {
  if (attributes.length > 1) {
    throw new InvalidLookupAttributesException({
      $metadata: {},
      message: "You can specify only one lookup attribute.",
    });
  }
  return attributes[0] === undefined ? () => true : testOf(attributes[0]);
};

/**
 * Management events of the last 90 days, newest first; no trail of the world has Insights.
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export const lookupEvents: Handler<LookupEventsRequest, LookupEventsResponse> = (input, request) => {
  const { LookupAttributes = [], StartTime, EndTime, EventCategory, MaxResults = most, NextToken } = input;
  if (MaxResults < 1 || MaxResults > most) {
    throw new InvalidMaxResultsException({
      $metadata: {},
      message: `A maximum results value of ${MaxResults} is invalid. Specify a value between 1 and ${most}.`,
    });
  }
  const keep = keepOf(LookupAttributes);
  const now = request.now.getTime();
  const from = StartTime?.getTime() ?? now - trailHistory;
  const to = EndTime?.getTime() ?? Number.POSITIVE_INFINITY;
  if (from > to) {
    throw new InvalidTimeRangeException({
      $metadata: {},
      message: "The start time must be before the end time.",
    });
  }
  if (EventCategory === "insight") return { Events: [] };
  const { accountId, region } = request;
  const events = request.world.trail.events(accountId, region, { from, to, now, keep });
  const page = request.page(events, {
    token: NextToken,
    limit: MaxResults,
    query: { LookupAttributes, StartTime, EndTime, EventCategory },
  });
  return {
    Events: page.items.map((event) => eventOutput(event, accountId, region)),
    NextToken: page.nextToken,
  };
};
