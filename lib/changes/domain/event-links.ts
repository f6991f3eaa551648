import type { ChangeEvent } from "#lib/changes/contract/events.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { consoleOrigin } from "#lib/core/domain/console-origin.ts";

type Subject = Pick<
  ChangeEvent,
  "accountId" | "region" | "resourceType" | "resourceId" | "nodeKey" | "recorded"
>;

/** The console's page of what an event is about; null where there is none. `scope` is kept across the link. */
export function resourceHref(event: Subject, scope: string): string | null {
  if (event.nodeKey !== null) return hrefs.node(event.nodeKey, scope);
  const key = `${event.accountId}:${event.region}:${event.resourceId}`;
  if (event.resourceType === "AWS::SSM::PatchBaseline") return hrefs.baseline(key, scope);
  if (event.resourceType === "AWS::SSM::MaintenanceWindow") {
    const search = new URLSearchParams(scope);
    search.set("tab", "windows");
    search.set("open", key);
    return hrefs.patchRuns(search.toString());
  }
  return event.recorded ? hrefs.resource(event.resourceType, key, scope) : null;
}

/** The run that an event ended: of a command, or of a maintenance window. */
export function runHref(
  event: Pick<ChangeEvent, "kind" | "accountId" | "region" | "detail">,
  scope: string,
): string | null {
  const { commandId, windowExecutionId } = event.detail;
  const place = `${event.accountId}:${event.region}`;
  if (event.kind === "command.invocation" && typeof commandId === "string")
    return hrefs.patchRun(`${place}:command:${commandId}`, scope);
  if (event.kind === "window.run" && typeof windowExecutionId === "string")
    return hrefs.patchRun(`${place}:window:${windowExecutionId}`, scope);
  return null;
}

/** CloudTrail's id of the API call behind an event: its own, or that of its cause. */
export function apiCallId(detail: ChangeEvent["detail"]): string | null {
  const { eventId, cause } = detail;
  if (typeof eventId === "string") return eventId;
  const named = typeof cause === "object" && cause !== null && "eventId" in cause ? cause.eventId : null;
  return typeof named === "string" ? named : null;
}

/** AWS's own page of an event: the API call in CloudTrail, else the resource's timeline in AWS Config. */
export function eventConsoleLink(
  event: Pick<ChangeEvent, "region" | "resourceType" | "resourceId" | "detail">,
): string {
  const region = encodeURIComponent(event.region);
  const call = apiCallId(event.detail);
  if (call !== null)
    return `${consoleOrigin(event.region)}/cloudtrailv2/home?region=${region}#/events/${encodeURIComponent(call)}`;
  const search = new URLSearchParams({ resourceId: event.resourceId, resourceType: event.resourceType });
  return `${consoleOrigin(event.region)}/config/home?region=${region}#/resources/timeline?${search.toString()}`;
}
