import type { MaintenanceWindowIdentity, Target } from "@aws-sdk/client-ssm";
import type { EmulatorRequest } from "../../../wire/handler.ts";
import type { WorldTargets } from "../../../world/types.ts";
import { zonedText } from "../../../world/windows/time-zone.ts";
import type { WorldTaskInvocation, WorldWindow } from "../../../world/windows/types.ts";

export const targetListOf = (targets: WorldTargets): Target[] =>
  targets.map(({ key, values }) => ({ Key: key, Values: [...values] }));

export const dateOf = (time: number | undefined): Date | undefined =>
  time === undefined ? undefined : new Date(time);

/** A time of a window as text in the window's zone. */
export const windowTimeOf = ({ schedule }: WorldWindow, time: Date | undefined): string | undefined =>
  time === undefined ? undefined : zonedText(schedule.timezone ?? "UTC", time.getTime());

/** A window as the list and the single answer both show it. */
export const windowIdentityOf = (
  window: WorldWindow,
  { world, now }: EmulatorRequest,
): MaintenanceWindowIdentity => ({
  WindowId: window.windowId,
  Name: window.name,
  Description: window.description,
  Enabled: world.operations.isWindowEnabled(window, now),
  Duration: window.duration,
  Cutoff: window.cutoff,
  Schedule: window.schedule.expression,
  ScheduleTimezone: window.schedule.timezone,
  ScheduleOffset: window.schedule.offset,
  StartDate: window.schedule.startDate,
  EndDate: window.schedule.endDate,
  NextExecutionTime: windowTimeOf(window, world.operations.nextWindowExecution(window, now)),
});

/** How a run, a task or an invocation stands. */
export const progressOf = ({
  status,
  statusDetails,
  startedAt,
  endedAt,
}: Pick<WorldTaskInvocation, "status" | "statusDetails" | "startedAt" | "endedAt">) => ({
  Status: status,
  StatusDetails: statusDetails,
  StartTime: dateOf(startedAt),
  EndTime: dateOf(endedAt),
});

/** One task on one target, as the list and the single answer both show it. */
export const taskInvocationOutput = (
  invocation: WorldTaskInvocation,
  ids: { WindowExecutionId: string | undefined; TaskExecutionId: string | undefined },
  TaskType: "RUN_COMMAND" | "AUTOMATION" | "LAMBDA",
) => ({
  ...ids,
  InvocationId: invocation.invocationId,
  ExecutionId: invocation.executionId,
  TaskType,
  Parameters: invocation.parameters,
  ...progressOf(invocation),
  OwnerInformation: invocation.target?.ownerInformation,
  WindowTargetId: invocation.target?.windowTargetId,
});
