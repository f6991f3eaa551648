import type { ChangeEvent } from "#lib/changes/contract/events.ts";
import { shellComment, shellQuote } from "#lib/core/domain/shell-quote.ts";
import { apiCallId } from "./event-links.ts";
import { windowAround } from "./window.ts";

type Asked = Pick<
  ChangeEvent,
  "at" | "accountId" | "region" | "kind" | "resourceType" | "resourceId" | "detail"
>;

/**
 * The `aws` commands that ask AWS for the event itself: the API call by its id, the configuration items around it, the rule's
 * verdicts. `profileNote` says that profiles are named by account.
 * https://docs.aws.amazon.com/cli/latest/reference/cloudtrail/lookup-events.html
 * https://docs.aws.amazon.com/cli/latest/reference/configservice/get-resource-config-history.html
 */
export function eventCommands(event: Asked, profileNote: string): string {
  return `${[shellComment(profileNote), ...commandsOf(event).map((words) => words.map(shellQuote).join(" "))].join("\n")}\n`;
}

function commandsOf(event: Asked): string[][] {
  const { from, to } = windowAround(event.at);
  const place = ["--profile", event.accountId, "--region", event.region];
  const resource = ["--resource-type", event.resourceType, "--resource-id", event.resourceId];
  const lookUp = (key: string, value: string, ...more: string[]) => [
    ...["aws", "cloudtrail", "lookup-events", ...place],
    ...["--lookup-attributes", `AttributeKey=${key},AttributeValue=${value}`, ...more],
  ];
  const call = apiCallId(event.detail);
  const calls = call === null ? [] : [lookUp("EventId", call)];
  if (event.kind === "cloudtrail.write") return calls;
  if (event.kind === "config.compliance")
    return [["aws", "configservice", "get-compliance-details-by-resource", ...place, ...resource]];
  if (event.kind === "config.rule") return [["aws", "configservice", "describe-config-rules", ...place]];
  if (event.kind === "config.recorder")
    return [["aws", "configservice", "describe-configuration-recorder-status", ...place]];
  if (event.kind.startsWith("config.")) {
    const times = ["--earlier-time", from, "--later-time", to];
    return [
      ["aws", "configservice", "get-resource-config-history", ...place, ...resource, ...times],
      ...calls,
    ];
  }
  return [lookUp("ResourceName", event.resourceId, "--start-time", from, "--end-time", to)];
}
