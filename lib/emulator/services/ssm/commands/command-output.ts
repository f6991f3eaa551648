import type { CommandPlugin } from "@aws-sdk/client-ssm";
import { expiresAtOf } from "../../../world/commands/node-run.ts";
import type { CommandPlan, WorldCommandPlugin } from "../../../world/commands/types.ts";

const marker = "\n---Output truncated---";

/** A text of at most `length` characters that says when it was cut. */
export const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - marker.length)}${marker}`;

const notificationOf = ({ scope, serviceRole }: CommandPlan) =>
  serviceRole === undefined
    ? { NotificationArn: "", NotificationEvents: [], NotificationType: undefined }
    : {
        NotificationArn: `arn:aws:sns:${scope.region}:${scope.account.id}:run-command`,
        NotificationEvents: ["Failed" as const, "TimedOut" as const],
        NotificationType: "Command" as const,
      };

/** What a command and each of its invocations have in common. */
export const commandHead = (plan: CommandPlan) => ({
  CommandId: plan.commandId,
  DocumentName: plan.documentName,
  DocumentVersion: plan.documentVersion,
  Comment: plan.comment,
  RequestedDateTime: new Date(plan.requestedAt),
  ServiceRole: plan.serviceRole ?? "",
  NotificationConfig: notificationOf(plan),
  CloudWatchOutputConfig: { CloudWatchLogGroupName: "", CloudWatchOutputEnabled: false },
});

export const expiresOf = (plan: CommandPlan): Date => new Date(expiresAtOf(plan));

/** Where the agent has written what a step printed; empty when the command keeps no output. */
export const outputUrl = (
  plan: CommandPlan,
  nodeId: string,
  step: string,
  stream: "stdout" | "stderr",
): string => {
  if (plan.outputS3BucketName === "") return "";
  const folder = `${plan.outputS3KeyPrefix}/${plan.commandId}/${nodeId}/${step}/0.${step.replace(":", "")}`;
  return `https://s3.${plan.scope.region}.amazonaws.com/${plan.outputS3BucketName}/${folder}/${stream}`;
};

/** Standard output and error output in one, as lists show them: 2,500 characters. */
const joinedOutput = ({ output, errorOutput }: WorldCommandPlugin): string =>
  cut(errorOutput === "" ? output : `${output}\n----------ERROR-------\n${errorOutput}`, 2500);

export const pluginOutput = (
  plan: CommandPlan,
  nodeId: string,
  plugin: WorldCommandPlugin,
): CommandPlugin => ({
  Name: plugin.name,
  Status: plugin.status,
  StatusDetails: plugin.statusDetails,
  ResponseCode: plugin.responseCode,
  ResponseStartDateTime: plugin.startedAt === undefined ? undefined : new Date(plugin.startedAt),
  ResponseFinishDateTime: plugin.endedAt === undefined ? undefined : new Date(plugin.endedAt),
  Output: joinedOutput(plugin),
  StandardOutputUrl: outputUrl(plan, nodeId, plugin.name, "stdout"),
  StandardErrorUrl: outputUrl(plan, nodeId, plugin.name, "stderr"),
  OutputS3Region: plan.scope.region,
  OutputS3BucketName: plan.outputS3BucketName,
  OutputS3KeyPrefix: plan.outputS3KeyPrefix,
});
