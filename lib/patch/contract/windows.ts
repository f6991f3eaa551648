import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";

/** What a patch document does on a node. */
export const patchOperation = z.enum(["Scan", "Install"]);
export type PatchOperation = z.infer<typeof patchOperation>;

export const exportFormat = z.enum(["csv", "json"]);

/** One of AWS's `Targets`: `InstanceIds`, `WindowTargetIds`, `tag:Key`, `tag-key` or a resource group. */
export const targetTerm = z.object({ key: z.string(), values: z.array(z.string()) });
export type TargetTerm = z.infer<typeof targetTerm>;

export const windowTarget = z.object({
  id: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  resourceType: z.string().nullable(),
  ownerInformation: z.string().nullable(),
  targets: z.array(targetTerm),
});
export type WindowTarget = z.infer<typeof windowTarget>;

export const windowTask = z.object({
  id: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  /** RUN_COMMAND, AUTOMATION, LAMBDA or STEP_FUNCTIONS. */
  type: z.string().nullable(),
  /** Name or ARN of the document or function. */
  taskArn: z.string(),
  priority: z.number().int().nullable(),
  maxConcurrency: z.string().nullable(),
  maxErrors: z.string().nullable(),
  cutoffBehavior: z.string().nullable(),
  /** What a patch document does; null for all other tasks. */
  operation: patchOperation.nullable(),
  targets: z.array(targetTerm),
});
export type WindowTask = z.infer<typeof windowTask>;

/**
 * Why a window will or will not patch, the first that applies: turned off; its end date has passed; its start date has not
 * come; nothing to do; no task that installs patches; no node that its install tasks reach.
 */
export const windowState = z.enum([
  "disabled",
  "ended",
  "no_tasks",
  "no_install",
  "no_targets",
  "not_started",
  "no_next_run",
  "active",
]);
export type WindowState = z.infer<typeof windowState>;

export const windowRun = z.object({
  at: z.string(),
  /** `aws`: NextExecutionTime; `computed`: from the schedule expression. */
  source: z.enum(["aws", "computed"]),
});

export const patchWindow = z.object({
  /** `accountId:region:windowId`. */
  key: z.string(),
  accountId: z.string(),
  accountName: z.string().nullable(),
  region: z.string(),
  windowId: z.string(),
  name: z.string().nullable(),
  description: z.string().nullable(),
  enabled: z.boolean(),
  schedule: z.string().nullable(),
  scheduleTimezone: z.string().nullable(),
  scheduleOffsetDays: z.number().int().nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  durationHours: z.number().int().nullable(),
  cutoffHours: z.number().int().nullable(),
  targets: z.array(windowTarget),
  tasks: z.array(windowTask),
  /** What its patch tasks do, Install first. */
  operations: z.array(patchOperation),
  /** Nodes that its install tasks reach; null where only a resource group could tell. */
  nodes: z.number().int().nullable(),
  state: windowState,
  /** At most three; none for a window that will not run. */
  nextRuns: z.array(windowRun),
  /** The next run by the expression, where AWS names another. */
  differs: z.string().nullable(),
  lastRun: z
    .object({ windowExecutionId: z.string(), status: z.string(), startedAt: z.string().nullable() })
    .nullable(),
});
export type PatchWindow = z.infer<typeof patchWindow>;

/** `GET /api/patch/windows`: maintenance windows with a patch task, and those without. */
export const windowsInput = scopeQuery.extend({
  /** `patch` (default) leaves out windows that have nothing to do with patches. */
  show: z.enum(["patch", "all"]).default("patch"),
});
export type WindowsInput = z.infer<typeof windowsInput>;
/** `GET /api/patch/windows-export` */
export const exportWindowsInput = windowsInput.extend({ format: exportFormat });
export type ExportWindowsInput = z.infer<typeof exportWindowsInput>;
export const windowsOutput = z.object({
  rows: z.array(patchWindow),
  /** Windows in all, and those that `show` leaves out. */
  total: z.number().int(),
  hidden: z.number().int(),
  freshness,
});
export type WindowsOutput = z.infer<typeof windowsOutput>;

/** `GET /api/patch/upcoming`: what will patch within so many days, in order of time. */
export const upcomingInput = scopeQuery.extend({ days: z.coerce.number().int().min(1).max(90).default(14) });
export type UpcomingInput = z.infer<typeof upcomingInput>;
/** `GET /api/patch/upcoming-export` */
export const exportUpcomingInput = upcomingInput.extend({ format: exportFormat });
export type ExportUpcomingInput = z.infer<typeof exportUpcomingInput>;
export const upcomingRun = windowRun.extend({
  /** `accountId:region:windowId@instant`. */
  key: z.string(),
  /** Until when the window stays open. */
  until: z.string().nullable(),
  window: patchWindow.pick({
    key: true,
    accountId: true,
    accountName: true,
    region: true,
    windowId: true,
    name: true,
    schedule: true,
    scheduleTimezone: true,
    scheduleOffsetDays: true,
    nodes: true,
    differs: true,
  }),
});
export type UpcomingRun = z.infer<typeof upcomingRun>;
export const upcomingOutput = z.object({
  rows: z.array(upcomingRun),
  /** Windows of which only the first runs are listed, because they run so often. */
  cut: z.number().int(),
  /** Enabled windows that install, although nothing says when they run next. */
  unscheduled: z.number().int(),
  freshness,
});
export type UpcomingOutput = z.infer<typeof upcomingOutput>;

/** `GET /api/patch/uncovered`: nodes by whether any enabled window installs patches on them. */
export const uncoveredOutput = z.object({
  totals: z.object({ covered: z.number(), uncovered: z.number(), unknown: z.number() }),
  places: z.array(
    z.object({
      accountId: z.string(),
      accountName: z.string().nullable(),
      region: z.string(),
      covered: z.number().int(),
      uncovered: z.number().int(),
      unknown: z.number().int(),
    }),
  ),
  freshness,
});
export type UncoveredOutput = z.infer<typeof uncoveredOutput>;
