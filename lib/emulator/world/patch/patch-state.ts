import type { Mutation } from "../overlay.ts";
import {
  failingPatchIdsOf,
  installEndOf,
  lateRestartOf,
  restartPendingAfter,
  wasThereFor,
} from "../patch-installs.ts";
import type { Slot } from "../slot.ts";
import type { WorldPatchBaseline } from "./baseline-types.ts";
import { installationOf } from "./installation.ts";
import { operatingSystemOf } from "./operating-systems.ts";
import type { PatchEvent } from "./patch-events.ts";
import { newestOperation, type PatchOperation } from "./patch-operations.ts";
import { type PatchRow, type PatchState, patchRowsOf } from "./patch-rows.ts";
import { type PatchRun, patchRunsOf } from "./patch-runs.ts";
import { hasRejectedPatch } from "./rejected-patches.ts";
import { rejectedRowOf } from "./rejected-row.ts";
import { baselineFor } from "./scope-baselines.ts";

export interface PatchSubject {
  slot: Slot;
  /** The baselines as they were at a time. */
  baselinesAt: (time: number) => readonly WorldPatchBaseline[];
  /** Empty: the node has none. */
  patchGroup: string;
  connectedAt: number;
  time: number;
  mutation: Mutation | undefined;
  events: readonly PatchEvent[];
}

/** What a node's newest patch operation found. */
export interface WorldPatchState {
  slot: Slot;
  patchGroup: string;
  baseline: WorldPatchBaseline;
  operation: PatchOperation;
  rows: readonly PatchRow[];
  unreportedNotApplicable: number;
  lastNoRebootInstallAt: number | undefined;
}

/** The newest run of all that node's patches came with, when it was a run of the node itself. */
const ownRun = (slot: Slot, runs: readonly PatchRun[]): PatchRun | undefined => {
  const run = runs.at(-1);
  if (run === undefined) return undefined;
  return run.month === undefined || wasThereFor(slot, run.month) ? run : undefined;
};

type Change = (row: PatchRow) => PatchState;

const asState =
  (to: PatchState, ids: ReadonlySet<string>): Change =>
  ({ release, state }) =>
    ids.has(release.kbId) && (state === "Installed" || state === "InstalledOther" || state === "Missing")
      ? to
      : state;

/** Since when `act` has left a kind of trouble that no later run or restart has ended. */
const troubleSince = (
  events: readonly PatchEvent[],
  kind: PatchEvent["kind"],
  endedBy: readonly PatchEvent["kind"][],
  run: PatchRun | undefined,
  asOf: number,
): number | undefined => {
  const seen = events.filter(({ at }) => at <= asOf + 999);
  const trouble = seen.findLast((event) => event.kind === kind);
  if (trouble === undefined || (run !== undefined && run.at > trouble.at)) return undefined;
  const ended = seen.some((event) => event.at > trouble.at && endedBy.includes(event.kind));
  return ended ? undefined : trouble.at;
};

const idsOf = (rows: readonly PatchRow[], pass: (row: PatchRow) => boolean, most: number): Set<string> =>
  new Set(
    rows
      .filter(pass)
      .slice(0, most)
      .map(({ release }) => release.kbId),
  );

/** What makes this node's lines differ from those of others with the same runs. */
const changesOf = (
  { slot, events }: PatchSubject,
  rows: readonly PatchRow[],
  run: PatchRun | undefined,
  asOf: number,
): Change[] => {
  const changes: Change[] = [];
  if (run?.month !== undefined) {
    const failing = failingPatchIdsOf(slot, run.month);
    if (failing.length > 0) changes.push(asState("Failed", new Set(failing)));
    const restarted = events.some(({ kind, at }) => kind === "reboot" && at > run.at && at <= asOf);
    if (restartPendingAfter(slot, run.month) && !restarted && asOf < lateRestartOf(slot, run.month)) {
      const pending = (row: PatchRow): boolean => row.run?.month === run.month && row.release.restarts;
      changes.push(asState("InstalledPendingReboot", idsOf(rows, pending, rows.length)));
    }
  }
  if (troubleSince(events, "fail-install", ["install"], run, asOf) !== undefined) {
    const missing = idsOf(rows, ({ state }) => state === "Missing", rows.length);
    const failed = missing.size > 0 ? missing : idsOf(rows, ({ state }) => state === "Installed", 1);
    changes.push(asState("Failed", failed));
  }
  if (troubleSince(events, "pending-reboot", ["install", "reboot"], run, asOf) !== undefined)
    changes.push(
      asState(
        "InstalledPendingReboot",
        idsOf(rows, ({ state }) => state === "Installed", 2),
      ),
    );
  return changes;
};

/** When the newest install without a restart ended. */
const lastNoReboot = ({ slot, events }: PatchSubject, runs: readonly PatchRun[], asOf: number) => {
  const acted = events.findLast(({ kind, at }) => kind === "pending-reboot" && at <= asOf + 999)?.at;
  if (acted !== undefined) return acted - (acted % 1000);
  const scheduled = runs.findLast(({ month }) => month !== undefined)?.month;
  if (scheduled === undefined || !wasThereFor(slot, scheduled)) return undefined;
  return restartPendingAfter(slot, scheduled) ? installEndOf(slot, scheduled) : undefined;
};

const baselineOf = (subject: PatchSubject, operation: PatchOperation): WorldPatchBaseline | undefined => {
  const { slot, patchGroup } = subject;
  const baselines = subject.baselinesAt(operation.endedAt);
  const operatingSystem = operatingSystemOf(slot.platform);
  if (operation.baseline === "own") return baselineFor(baselines, operatingSystem, patchGroup);
  if (operation.baseline === "provided")
    return baselines.find(
      (baseline) => baseline.owner === "AWS" && baseline.operatingSystem === operatingSystem,
    );
  const { baselineId } = operation.baseline;
  // AWS's own ones are named by ARN, and by the short id that it ends with.
  return baselines.find(
    (baseline) => baseline.baselineId === baselineId || baseline.baselineId.endsWith(`/${baselineId}`),
  );
};

const changedRow = (row: PatchRow, changes: readonly Change[]): PatchRow => {
  const changed = { ...row };
  for (const change of changes) changed.state = change(changed);
  return changed;
};

/** Undefined for a node that no operation has reached yet. */
export const patchStateOf = (subject: PatchSubject): WorldPatchState | undefined => {
  const { slot, connectedAt, mutation, events } = subject;
  const { runs: known } = patchRunsOf(slot, connectedAt, mutation, events);
  const operation = newestOperation(slot, connectedAt, mutation, events, known);
  const baseline = operation === undefined ? undefined : baselineOf(subject, operation);
  if (operation === undefined || baseline === undefined) return undefined;
  const asOf = operation.endedAt;
  const { runs, key } = patchRunsOf(slot, asOf + 999, mutation, events);
  const { rows, unreportedNotApplicable } = patchRowsOf(
    slot,
    installationOf(slot, runs, key),
    baseline,
    asOf,
  );
  const changes = changesOf(subject, rows, ownRun(slot, runs), asOf);
  const changed = changes.length === 0 ? rows : rows.map((row) => changedRow(row, changes));
  return {
    slot,
    patchGroup: subject.patchGroup,
    baseline,
    operation,
    rows: hasRejectedPatch(slot) ? [...changed, rejectedRowOf(slot, baseline)] : changed,
    unreportedNotApplicable,
    lastNoRebootInstallAt: lastNoReboot(subject, runs, asOf),
  };
};
