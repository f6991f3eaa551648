import type { Event } from "@aws-sdk/client-cloudtrail";
import { storedParameters } from "#lib/aws-config/domain/trail/parameters.ts";
import { actorOf, readRecord } from "#lib/aws-config/domain/trail/record.ts";
import { isRoutineCall } from "#lib/aws-config/domain/trail/routine-calls.ts";
import { subjectOf } from "#lib/aws-config/domain/trail/subject.ts";
import { toolOf } from "#lib/aws-config/domain/trail/tool.ts";
import type { ApiCallDetail, EventKind, EventResource } from "#lib/core/contract/timeline.ts";
import { place } from "#lib/core/server/datasets/values.ts";
import type { DatasetRow, SyncScope } from "#lib/core/server/sync/dataset.ts";

const kind: EventKind = "cloudtrail.write";
/** A call may name a thousand resources. */
const resourcesMax = 200;
const userAgentLength = 300;

/** An event of CloudTrail as a row of `events`; null for what is not kept. */
export function writeEvent(scope: SyncScope, event: Event): DatasetRow | null {
  const { EventId: eventId, EventTime: at, EventName: eventName = "", EventSource: eventSource = "" } = event;
  if (eventId === undefined || at === undefined || isRoutineCall(eventSource, eventName)) return null;
  const record = readRecord(event.CloudTrailEvent);
  const resources = resourcesOf(event);
  const subject = subjectOf(eventName, resources, scope.accountId);
  const detail: ApiCallDetail = {
    eventName,
    eventSource,
    eventId,
    requestId: record.requestId,
    sourceIp: record.sourceIp,
    userAgent: record.userAgent?.slice(0, userAgentLength) ?? null,
    tool: toolOf(record),
    errorCode: record.errorCode,
    ...(record.errorMessage !== null && { errorMessage: record.errorMessage.slice(0, 500) }),
    identityType: record.identity.type,
    actorArn: record.identity.arn,
    resources,
    parameters: storedParameters(record.parameters),
  };
  return {
    ...place(scope),
    at: at.toISOString(),
    resource_type: subject.resourceType,
    resource_id: subject.resourceId,
    kind,
    actor: actorOf(record, event.Username),
    detail,
    source_id: eventId,
  };
}

function resourcesOf({ Resources = [] }: Event): EventResource[] {
  const named = Resources.flatMap(({ ResourceType = "", ResourceName }): EventResource[] =>
    ResourceName ? [{ resourceType: ResourceType, resourceId: ResourceName }] : [],
  );
  const unique = new Map(named.map((each) => [`${each.resourceType} ${each.resourceId}`, each]));
  return [...unique.values()].slice(0, resourcesMax);
}
