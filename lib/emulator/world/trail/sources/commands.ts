import { otherCommandsOf } from "../../commands/other-commands.ts";
import type { CommandPlan } from "../../commands/types.ts";
import type { Setting } from "../../instance.ts";
import type { ScopeLayout } from "../../layout.ts";
import { keyOf, mix } from "../../random.ts";
import { minute } from "../../time.ts";
import { operatorBy, somebody } from "../actors.ts";
import { eventOf, hidden } from "../call.ts";
import type { TrailActor, TrailSource, WorldTrailEvent } from "../types.ts";

/** A command may be cancelled this long after it was sent. */
const reach = 10 * minute;

const requestOf = (plan: CommandPlan): Record<string, unknown> => ({
  documentName: plan.documentName,
  documentVersion: plan.documentVersion,
  ...(plan.instanceIds.length > 0 ? { instanceIds: plan.instanceIds } : { targets: plan.targets }),
  parameters: hidden,
  timeoutSeconds: plan.timeoutSeconds,
  maxConcurrency: plan.maxConcurrency,
  maxErrors: plan.maxErrors,
  interactive: false,
  ...(plan.comment === "" ? {} : { comment: plan.comment }),
  ...(plan.serviceRole === undefined ? {} : { serviceRoleArn: plan.serviceRole }),
});

/** CloudTrail hides what a command does: its parameters may hold secrets. */
export const commandSent = (plan: CommandPlan, actor: TrailActor): WorldTrailEvent =>
  eventOf({
    at: plan.requestedAt,
    key: keyOf(plan.commandId),
    actor,
    service: "ssm",
    name: "SendCommand",
    request: requestOf(plan),
    response: {
      command: {
        commandId: plan.commandId,
        documentName: plan.documentName,
        parameters: hidden,
        requestedDateTime: new Date(plan.requestedAt).toISOString(),
        status: "Pending",
        statusDetails: "Pending",
      },
    },
  });

const commandCancelled = (plan: CommandPlan, at: number, actor: TrailActor): WorldTrailEvent =>
  eventOf({
    at,
    key: mix(keyOf(plan.commandId), 1),
    actor,
    service: "ssm",
    name: "CancelCommand",
    request: { commandId: plan.commandId },
  });

const senderOf = (scope: ScopeLayout, plan: CommandPlan): TrailActor => {
  const role = plan.serviceRole?.split("/").at(-1);
  const key = keyOf(plan.commandId);
  return role === undefined ? somebody(scope, key) : operatorBy(scope, role, key);
};

/** Commands that people sent, and cancelled. */
export const commandCalls =
  (setting: Setting): TrailSource =>
  (scope, from, to) =>
    otherCommandsOf(setting, scope, from - reach, to).flatMap((plan) => {
      const actor = senderOf(scope, plan);
      const { requestedAt, cancelledAt } = plan;
      return [
        ...(requestedAt >= from && requestedAt < to ? [commandSent(plan, actor)] : []),
        ...(cancelledAt !== undefined && cancelledAt >= from && cancelledAt < to
          ? [commandCancelled(plan, cancelledAt, actor)]
          : []),
      ];
    });
