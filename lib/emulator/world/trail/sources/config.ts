import type { WorldCause, WorldConfig, WorldResourceName } from "../../config/types.ts";
import type { TrailResource, TrailSource, WorldTrailEvent } from "../types.ts";

/** Types that calls name by their name, although Config knows them by an id of its own. */
const byName = /^AWS::(IAM|RDS|AutoScaling)::/;

const resourceOf = ({ resourceType, resourceId, resourceName }: WorldResourceName): TrailResource => ({
  type: resourceType,
  name: byName.test(resourceType) ? (resourceName ?? resourceId) : resourceId,
});

const eventOfCause = (cause: WorldCause, resources: readonly TrailResource[]): WorldTrailEvent => ({
  userType: cause.userType,
  userName: cause.userName,
  userArn: cause.userArn,
  roleArn: cause.roleArn,
  sourceIp: cause.sourceIp,
  userAgent: cause.userAgent,
  eventId: cause.eventId,
  requestId: cause.requestId,
  accessKeyId: cause.accessKeyId,
  time: cause.time.getTime(),
  eventName: cause.eventName,
  eventSource: cause.eventSource,
  eventType: "AwsApiCall",
  readOnly: false,
  requestParameters: cause.requestParameters,
  responseElements: { requestId: cause.requestId, _return: true },
  additionalEventData: undefined,
  resources,
  error: undefined,
});

/** The calls behind configuration items: the very same ones, once each. */
export const configCalls =
  ({ calls }: Pick<WorldConfig, "calls">): TrailSource =>
  ({ account, region }, from, to) => {
    const causes = calls(account.id, region, new Date(from - 1), new Date(to - 1));
    const events = [...Map.groupBy(causes, ({ eventId }) => eventId).values()].flatMap((same) => {
      const named = same.flatMap(({ resources }) => resources.map(resourceOf));
      const resources = [...new Map(named.map((resource) => [resource.name, resource])).values()];
      return same[0] === undefined ? [] : [eventOfCause(same[0], resources)];
    });
    return events.filter(({ time }) => time >= from);
  };
