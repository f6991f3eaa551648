import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { exportFormat, patchOperation } from "./windows.ts";

const text = z.string().nullable();

/** One target of a task of a window execution. */
export const taskInvocation = z.object({
  id: z.string(),
  /** Of Run Command the command id, of Automation the automation execution id. */
  executionId: text,
  status: text,
  statusDetails: text,
  startedAt: text,
  endedAt: text,
  windowTargetId: text,
});
export type TaskInvocation = z.infer<typeof taskInvocation>;

export const executionTask = z.object({
  id: z.string(),
  taskArn: z.string(),
  type: text,
  status: text,
  statusDetails: text,
  startedAt: text,
  endedAt: text,
  operation: patchOperation.nullable(),
  invocations: z.array(taskInvocation),
});
export type ExecutionTask = z.infer<typeof executionTask>;

/** One step of a command on a node. */
export const invocationPlugin = z.object({
  name: z.string(),
  status: text,
  statusDetails: text,
  responseCode: z.number().int().nullable(),
  startedAt: text,
  endedAt: text,
  /** As AWS lists it: at most 2,500 characters, and from there on cut. */
  output: text,
  outputUrl: text,
  errorUrl: text,
});
export type InvocationPlugin = z.infer<typeof invocationPlugin>;

/**
 * What became of a run on a node. `unreachable`: the command never got there. `unknown`: it is named as a target, and
 * nothing has been read of it.
 */
export const invocationOutcome = z.enum([
  "failed",
  "unreachable",
  "running",
  "cancelled",
  "succeeded",
  "unknown",
]);
export type InvocationOutcome = z.infer<typeof invocationOutcome>;

/**
 * Who began a run. `association`: State Manager; AWS keeps no command of it, so the day's scans (the hour's installations)
 * of one association stand together. `other`: what no association known on the nodes explains, for example somebody there.
 */
export const runStarter = z.enum(["window", "command", "association", "other"]);

/** One scan or installation over any number of nodes of one account-Region. */
export const patchRun = z.object({
  /** `accountId:region:…`, the address of its page. */
  key: z.string(),
  startedBy: runStarter,
  accountId: z.string(),
  accountName: text,
  region: z.string(),
  operation: patchOperation.nullable(),
  /** The window, where one began it. */
  windowId: text,
  windowName: text,
  windowExecutionId: text,
  /** The association, where one began it. */
  associationId: text,
  associationName: text,
  /** AWS's status of the window execution or command; null for runs that AWS keeps no record of. */
  status: text,
  statusDetails: text,
  documents: z.array(z.string()),
  baselineIds: z.array(z.string()),
  startedAt: z.string(),
  endedAt: text,
  nodes: z.number().int(),
  succeeded: z.number().int(),
  failed: z.number().int(),
  unreachable: z.number().int(),
  cancelled: z.number().int(),
  running: z.number().int(),
  unknown: z.number().int(),
});
export type PatchRun = z.infer<typeof patchRun>;

/** `GET /api/patch/runs`: scans and installations, newest first. */
export const runsInput = scopeQuery.extend({
  /** Runs that began within so many days. */
  days: z.coerce.number().int().min(1).max(90).default(7),
  operation: patchOperation.optional(),
  startedBy: runStarter.optional(),
  /** Only runs with a node of this outcome. */
  outcome: invocationOutcome.optional(),
  search: z.string().max(200).default(""),
  sort: z.string().max(100).default("-started"),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type RunsInput = z.infer<typeof runsInput>;
/** `GET /api/patch/runs-export`: the list as a file, in the order shown. */
export const exportRunsInput = runsInput.omit({ limit: true, offset: true }).extend({ format: exportFormat });
export type ExportRunsInput = z.infer<typeof exportRunsInput>;
export const runsOutput = z.object({
  rows: z.array(patchRun),
  total: z.number().int(),
  /** Runs of the time asked for by what they do and by outcome, whatever is chosen. */
  operations: z.array(z.object({ operation: patchOperation.nullable(), count: z.number().int() })),
  outcomes: z.array(z.object({ outcome: invocationOutcome, count: z.number().int() })),
  freshness,
});
export type RunsOutput = z.infer<typeof runsOutput>;

/** One node of a run. */
export const runNode = z.object({
  nodeId: z.string(),
  /** `accountId:region:nodeId`. */
  nodeKey: z.string(),
  name: text,
  platformType: text,
  commandId: text,
  outcome: invocationOutcome,
  status: text,
  statusDetails: text,
  responseCode: z.number().int().nullable(),
  startedAt: text,
  endedAt: text,
  baselineId: text,
  /** What the operation left behind; null where none is known to belong to the run. */
  installedCount: z.number().int().nullable(),
  missingCount: z.number().int().nullable(),
  failedCount: z.number().int().nullable(),
  pendingRebootCount: z.number().int().nullable(),
});
export type RunNode = z.infer<typeof runNode>;

/** `GET /api/patch/runs/[run]` */
export const runInput = scopeQuery.extend({
  run: z.string().max(300),
  outcome: invocationOutcome.optional(),
  search: z.string().max(200).default(""),
  sort: z.string().max(100).default("outcome,name"),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type RunInput = z.infer<typeof runInput>;
/** The path's part of every `/api/patch/runs/[run]` input. */
export const runParams = runInput.pick({ run: true });
/** `GET /api/patch/runs/[run]/export`: the nodes of a run as a file. */
export const exportRunInput = runInput.omit({ limit: true, offset: true }).extend({ format: exportFormat });
export type ExportRunInput = z.infer<typeof exportRunInput>;
export const runOutput = z.object({
  run: patchRun,
  /** What the window did besides, as AWS recorded it; empty for runs that no window began. */
  tasks: z.array(executionTask),
  rows: z.array(runNode),
  total: z.number().int(),
  freshness,
});
export type RunOutput = z.infer<typeof runOutput>;

/** `GET /api/patch/runs/[run]/output`: the steps of a run on one node, with their outputs. */
export const runOutputInput = z.object({
  run: z.string().max(300),
  node: z.string().max(100),
  asOf: scopeQuery.shape.asOf,
});
export type RunOutputInput = z.infer<typeof runOutputInput>;
export const runOutputOutput = z.object({ commandId: text, plugins: z.array(invocationPlugin), freshness });
export type RunOutputOutput = z.infer<typeof runOutputOutput>;
