import { hostileNames } from "../catalog/hostile.ts";
import type { AccountKind } from "../catalog/services.ts";
import { resourceIdOf, type Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { patchMonthAt, patchTuesday } from "../patch/patch-calendar.ts";
import { pick } from "../random.ts";
import { salt } from "../salt.ts";
import { slotOf } from "../slot.ts";
import { day, epoch, hour, minute } from "../time.ts";
import type { WorldTargets } from "../types.ts";
import { hasPatchWindow } from "../windows/patch-windows.ts";
import { habitCommandIdOf, habitKeyOf } from "./command-ids.ts";
import { hybridPlacesOf, patchGroupsOf } from "./members.ts";
import { weeklyScansOf } from "./patch-commands.ts";
import { patchWork, scanWork, scriptWork } from "./plan-parts.ts";
import { commandScripts } from "./scripts.ts";
import type { CommandPlan } from "./types.ts";

type Work = ReturnType<typeof scriptWork>;

/** A command that somebody sends again and again. */
interface Habit {
  name: string;
  work: Work;
  /** First time after the world's epoch, a Monday; and how often. */
  at: number;
  every: number;
  comment: string;
  targets: WorldTargets;
  instanceIds?: readonly string[];
  maxConcurrency?: string;
  maxErrors?: string;
  /** Role of the operator who sends it and is notified; absent when nobody is. */
  operator?: string;
  cancelledAfter?: number;
}

/** Two services of each kind of account: one looked after daily, one whose data is compacted node by node. */
const services: Readonly<Record<AccountKind, readonly [string, string]>> = {
  management: ["bastion", "vault"],
  prod: ["session-cache", "order-db"],
  staging: ["session-cache", "order-db"],
  shared: ["bastion", "vault"],
  data: ["bi-gateway", "kafka"],
  sandbox: ["notebook", "feature-store"],
};

const tag = (key: string, ...values: string[]): WorldTargets => [{ key: `tag:${key}`, values }];

const habitsOf = (setting: Setting, scope: ScopeLayout): Habit[] => {
  const [daily, compacted] = services[scope.account.kind];
  const ids = hybridPlacesOf(scope)
    .slice(-2)
    .map((place) => resourceIdOf(setting.seed, slotOf(scope, "managed", place, 0)));
  return [
    ...weeklyScansOf(scope).map((scan) => ({
      name: scan.name,
      work: scanWork(scan.baseline),
      at: scan.at,
      every: 7 * day,
      comment: scan.comment,
      targets: tag(scan.tag.key, scan.tag.value),
      maxErrors: "100%",
      operator: "PatchOperator",
    })),
    {
      name: "journal",
      work: scriptWork(commandScripts.journal),
      at: 9 * hour + 12 * minute,
      every: day,
      comment: "Journal of the last hour",
      targets: tag("Service", daily),
      maxErrors: "1",
    },
    {
      name: "compaction",
      work: scriptWork(commandScripts.compaction),
      at: 7 * minute,
      every: 47 * hour,
      comment: "Rolling compaction, one node at a time",
      targets: tag("Service", compacted),
      maxConcurrency: "1",
      maxErrors: "100%",
      operator: "YaguraOperator",
    },
    {
      name: "cancelled-clean-up",
      work: scriptWork(commandScripts.compaction),
      at: 3 * day + 13 * hour,
      every: 9 * day,
      comment: "Wrong service, cancelled",
      targets: tag("Service", daily),
      maxConcurrency: "1",
      cancelledAfter: 4 * minute,
    },
    {
      name: "windows-services",
      work: scriptWork(commandScripts.services),
      at: day + 7 * hour,
      every: 7 * day,
      comment: "",
      targets: tag("PatchGroup", "prod-windows-wave1", "staging-windows-wave1"),
    },
    {
      name: "shell-on-windows",
      work: scriptWork(commandScripts.health),
      at: 4 * day + 15 * hour,
      every: 14 * day,
      comment: "Health of the portals",
      targets: tag("Service", "partner-portal", "active-directory", "bi-gateway"),
      maxErrors: "100%",
    },
    {
      name: "nobody",
      work: scriptWork(commandScripts.disks),
      at: 4 * day + 8 * hour,
      every: 7 * day,
      comment: "Disks of the session proxies",
      targets: tag("Service", "session-proxy"),
    },
    ...(ids.length === 0
      ? []
      : [
          {
            name: "by-id",
            work: scriptWork(commandScripts.disks),
            at: 5 * hour,
            every: 5 * day,
            comment: "Disks of the branch servers",
            targets: [],
            instanceIds: ids,
          },
        ]),
  ];
};

const planOf = (setting: Setting, scope: ScopeLayout, habit: Habit, requestedAt: number): CommandPlan => {
  const key = habitKeyOf(scope, habit.name, requestedAt);
  const hostile = setting.names === "hostile";
  return {
    scope,
    commandId: habitCommandIdOf(key),
    ...habit.work,
    comment: hostile ? pick(hostileNames, key, salt.hostile).text.slice(0, 100) : habit.comment,
    instanceIds: habit.instanceIds ?? [],
    targets: habit.targets,
    requestedAt,
    timeoutSeconds: 600,
    maxConcurrency: habit.maxConcurrency ?? "50",
    maxErrors: habit.maxErrors ?? "0",
    serviceRole:
      habit.operator === undefined ? undefined : `arn:aws:iam::${scope.account.id}:role/${habit.operator}`,
    outputS3BucketName: "",
    outputS3KeyPrefix: "",
    cancelledAt: habit.cancelledAfter === undefined ? undefined : requestedAt + habit.cancelledAfter,
  };
};

/** Waves without a window are patched all the same: somebody sends the command by hand, at the hour of the wave. */
const installsByHand = (setting: Setting, scope: ScopeLayout, from: number, to: number): CommandPlan[] => {
  const groups = patchGroupsOf(scope).filter((group) => !hasPatchWindow(scope, group));
  const plans: CommandPlan[] = [];
  for (const [wave, delay] of [3 * day, 10 * day, 17 * day].entries()) {
    const values = groups.filter((group) => group.endsWith(`wave${wave + 1}`));
    if (values.length === 0) continue;
    for (let month = patchMonthAt(from - delay); month <= patchMonthAt(to - delay); month += 1) {
      const requestedAt = patchTuesday(month) + delay;
      if (requestedAt < from || requestedAt > to) continue;
      const habit: Habit = {
        name: `by-hand-wave${wave + 1}`,
        work: patchWork({ kind: "install", month }, "RebootIfNeeded"),
        at: 0,
        every: day,
        comment: "Patched by hand: no maintenance window",
        targets: tag("PatchGroup", ...values),
        maxErrors: "100%",
        operator: "YaguraOperator",
      };
      plans.push(planOf(setting, scope, habit, requestedAt));
    }
  }
  return plans;
};

const repeated = (habit: Habit, from: number, to: number): number[] => {
  const times: number[] = [];
  const start = epoch + habit.at;
  let time = start + Math.max(0, Math.ceil((from - start) / habit.every)) * habit.every;
  for (; time <= to; time += habit.every) times.push(time);
  return times;
};

/** The commands that no window sent, from `from` up to `to`. */
export const otherCommandsOf = (
  setting: Setting,
  scope: ScopeLayout,
  from: number,
  to: number,
): CommandPlan[] => {
  if (scope.managedSlots === 0) return [];
  const habitual = habitsOf(setting, scope).flatMap((habit) =>
    repeated(habit, from, to).map((time) => planOf(setting, scope, habit, time)),
  );
  return [...habitual, ...installsByHand(setting, scope, from, to)];
};
