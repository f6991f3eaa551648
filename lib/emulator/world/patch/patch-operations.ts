import type { PatchOperationType, RebootOption } from "@aws-sdk/client-ssm";
import { patchScanOf } from "../associations.ts";
import { installCommandIdOf, isRestartedByOwners, weeklyScansFor } from "../commands/patch-commands.ts";
import { databasePatchList } from "../commands/plan-parts.ts";
import { registeredAtOf } from "../life.ts";
import type { Mutation } from "../overlay.ts";
import { installEndOf, installStartOf, patchingBroken, reachableAt, wasThereFor } from "../patch-installs.ts";
import { mix, uuid } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { minute, second } from "../time.ts";
import { patchWaveOf } from "./patch-calendar.ts";
import type { PatchEvent } from "./patch-events.ts";
import type { PatchRun } from "./patch-runs.ts";
import { commandScanAt, scanSpanAt } from "./scan-span.ts";

/** One run of AWS-RunPatchBaseline on one node: the newest one is what patch states tell of. */
export interface PatchOperation {
  kind: PatchOperationType;
  startedAt: number;
  endedAt: number;
  snapshotId: string;
  executionId: string;
  rebootOption: RebootOption;
  installOverrideList: string | undefined;
  /** `own`: the baseline of the node's patch group. */
  baseline: "own" | "provided" | { baselineId: string };
}

const scanOf = (slot: Slot, at: number, baseline: PatchOperation["baseline"]): PatchOperation => {
  const run = Math.floor(at / minute);
  return {
    kind: "Scan",
    ...scanSpanAt(slot, at),
    snapshotId: uuid(mix(slot.placeKey, salt.patchOperation), run),
    executionId: uuid(mix(slot.placeKey, salt.patchOperation + 1000), run),
    rebootOption: "NoReboot",
    installOverrideList: undefined,
    baseline,
  };
};

/** The daily scan is an association: its newest success that has ended. */
const dailyScanOf = (slot: Slot, connectedAt: number): PatchOperation | undefined => {
  if (patchingBroken(slot)) return undefined;
  const at = patchScanOf(slot, connectedAt - 2 * minute);
  return at === undefined ? undefined : scanOf(slot, at, "own");
};

/** Scans by command: the command is the snapshot of all its nodes. */
const commandScansOf = (slot: Slot, connectedAt: number, mutation: Mutation | undefined): PatchOperation[] =>
  weeklyScansFor(slot, connectedAt - 8 * minute).flatMap(({ scan, requestedAt, commandId }) => {
    const span = commandScanAt(slot, requestedAt);
    if (patchingBroken(slot) || requestedAt < registeredAtOf(slot)) return [];
    if (!reachableAt(slot, span.startedAt, mutation)) return [];
    const whole = scanOf(slot, span.startedAt, scan.baseline);
    return [{ ...whole, ...span, snapshotId: commandId, executionId: commandId }];
  });

const installOf = (slot: Slot, run: PatchRun): PatchOperation | undefined => {
  if (run.month === undefined || !wasThereFor(slot, run.month)) return undefined;
  const late = isRestartedByOwners(slot);
  const whole = scanOf(slot, installStartOf(slot, run.month), "own");
  const commandId = installCommandIdOf(slot, patchWaveOf(slot) + 1, run.at);
  return {
    ...whole,
    ...(commandId === undefined ? {} : { snapshotId: commandId, executionId: commandId }),
    kind: "Install",
    endedAt: installEndOf(slot, run.month),
    rebootOption: late ? "NoReboot" : "RebootIfNeeded",
    installOverrideList: late ? databasePatchList : undefined,
  };
};

const actedOf = (slot: Slot, { kind, at, baselineId }: PatchEvent): PatchOperation | undefined => {
  if (kind === "reboot") return undefined;
  const end = at - (at % second);
  const scan = scanOf(slot, end - minute, baselineId === undefined ? "own" : { baselineId });
  if (kind === "scan") return { ...scan, endedAt: end };
  const rebootOption = kind === "pending-reboot" ? "NoReboot" : "RebootIfNeeded";
  return { ...scan, kind: "Install", endedAt: end, rebootOption };
};

/** The newest operation that has ended; undefined on nodes that were never scanned. */
export const newestOperation = (
  slot: Slot,
  connectedAt: number,
  mutation: Mutation | undefined,
  events: readonly PatchEvent[],
  runs: readonly PatchRun[],
): PatchOperation | undefined => {
  const scheduled = runs.findLast(({ month }) => month !== undefined);
  const candidates = [
    dailyScanOf(slot, connectedAt),
    ...commandScansOf(slot, connectedAt, mutation),
    scheduled === undefined ? undefined : installOf(slot, scheduled),
    ...events.map((event) => actedOf(slot, event)),
  ].filter((operation) => operation !== undefined);
  return candidates.reduce<PatchOperation | undefined>(
    (newest, operation) => (newest === undefined || operation.endedAt >= newest.endedAt ? operation : newest),
    undefined,
  );
};
