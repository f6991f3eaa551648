import type {
  DescribeInstanceStatusRequest,
  DescribeInstanceStatusResult,
  InstanceStatus,
  InstanceStatusSummary,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../../wire/errors.ts";
import type { Handler } from "../../wire/handler.ts";
import type { WorldInstance } from "../../world/types.ts";
import { type FilterNames, filterTest } from "./filters.ts";
import { checkPaging, instancesById } from "./instance-ids.ts";
import { stateOf } from "./instance-state.ts";

type Status = WorldInstance["instanceStatus"];

const reachability = {
  ok: "passed",
  impaired: "failed",
  initializing: "initializing",
  "insufficient-data": "insufficient-data",
  "not-applicable": undefined,
} as const;

const filters: FilterNames<WorldInstance> = {
  "attached-ebs-status.status": ({ systemStatus }) => [systemStatus],
  "availability-zone": ({ availabilityZone }) => [availabilityZone],
  "availability-zone-id": ({ availabilityZoneId }) => [availabilityZoneId],
  "event.code": ({ scheduledEvents }) => scheduledEvents.map(({ code }) => code),
  "event.description": ({ scheduledEvents }) => scheduledEvents.map(({ description }) => description),
  "event.instance-event-id": ({ scheduledEvents }) => scheduledEvents.map(({ id }) => id),
  "event.not-after": ({ scheduledEvents }) => scheduledEvents.map(({ notAfter }) => notAfter.toISOString()),
  "event.not-before": ({ scheduledEvents }) =>
    scheduledEvents.map(({ notBefore }) => notBefore.toISOString()),
  "event.not-before-deadline": () => [],
  "instance-state-code": ({ state }) => [String(stateOf(state).Code)],
  "instance-state-name": ({ state }) => [state],
  "instance-status.reachability": ({ instanceStatus }) => [reachability[instanceStatus]],
  "instance-status.status": ({ instanceStatus }) => [instanceStatus],
  "operator.managed": () => ["false"],
  "operator.principal": () => [],
  "system-status.reachability": ({ systemStatus }) => [reachability[systemStatus]],
  "system-status.status": ({ systemStatus }) => [systemStatus],
};

function summary(status: Status, impairedSince: Date | undefined): InstanceStatusSummary {
  const reached = reachability[status];
  if (reached === undefined) return { Status: status };
  const since = status === "impaired" ? impairedSince : undefined;
  return { Details: [{ ImpairedSince: since, Name: "reachability", Status: reached }], Status: status };
}

function statusOutput(instance: WorldInstance): InstanceStatus {
  return {
    AvailabilityZone: instance.availabilityZone,
    AvailabilityZoneId: instance.availabilityZoneId,
    Events: instance.scheduledEvents.map(({ id, code, description, notBefore, notAfter }) => ({
      InstanceEventId: id,
      Code: code,
      Description: description,
      NotBefore: notBefore,
      NotAfter: notAfter,
    })),
    InstanceId: instance.instanceId,
    InstanceState: stateOf(instance.state),
    InstanceStatus: summary(instance.instanceStatus, instance.impairedSince),
    SystemStatus: summary(instance.systemStatus, instance.impairedSince),
  };
}

/** Running instances, unless all are asked for. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeInstanceStatus.html */
export const describeInstanceStatus: Handler<DescribeInstanceStatusRequest, DescribeInstanceStatusResult> = (
  input,
  request,
) => {
  checkPaging(input);
  const ids = input.InstanceIds ?? [];
  if (ids.length > 100) throw new AwsError("InvalidParameterValue", "At most 100 instance IDs can be given.");
  const matches = filterTest(input.Filters, filters);
  const keep = (instance: WorldInstance): boolean =>
    (input.IncludeAllInstances === true || instance.state === "running") && matches(instance);
  if (ids.length > 0) return { InstanceStatuses: instancesById(ids, request).filter(keep).map(statusOutput) };
  const all = request.world.instances(request.accountId, request.region, request.now);
  const page = request.page(all.filter(keep), {
    token: input.NextToken,
    limit: input.MaxResults ?? 1000,
    query: [input.Filters ?? [], input.IncludeAllInstances ?? false],
  });
  return { InstanceStatuses: page.items.map(statusOutput), NextToken: page.nextToken };
};
