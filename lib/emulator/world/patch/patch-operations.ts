import type { PatchOperationType, RebootOption } from "@aws-sdk/client-ssm";
import { patchScanOf } from "../associations.ts";
import { registeredAtOf } from "../life.ts";
import type { Mutation } from "../overlay.ts";
import {
  installEndOf,
  installStartOf,
  patchingBroken,
  reachableAt,
  restartsLate,
} from "../patch-installs.ts";
import { between, mix, unit, uuid } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { day, epoch, hour, minute, second } from "../time.ts";
import type { PatchEvent } from "./patch-events.ts";
import type { PatchRun } from "./patch-runs.ts";

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
  const start = at - (at % second);
  return {
    kind: "Scan",
    startedAt: start,
    endedAt: start + between(mix(slot.placeKey, run), salt.patchOperation, 21, 110) * second,
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

/**
 * A story with a known cause: on Mondays at 04:00 UTC a command that targets prod's `order-api` by tag scans with AWS's own
 * baseline, in the first Region. Its numbers stand until the daily scan of Tuesday.
 */
const storyScanOf = (
  slot: Slot,
  connectedAt: number,
  mutation: Mutation | undefined,
): PatchOperation | undefined => {
  const { accountIndex, regionIndex } = slot.scope;
  if (accountIndex !== 1 || regionIndex !== 0 || slot.service.name !== "order-api") return undefined;
  const week = Math.floor((connectedAt - epoch - 4 * hour) / (7 * day));
  const planned = epoch + week * 7 * day + 4 * hour;
  const at = planned + Math.floor(unit(slot.placeKey, salt.patchOperation) * 6 * minute);
  if (patchingBroken(slot) || at < registeredAtOf(slot) || !reachableAt(slot, at, mutation)) return undefined;
  // One command: all its nodes share the snapshot.
  const command = mix(slot.scope.key, salt.patchOperation);
  return {
    ...scanOf(slot, at, "provided"),
    snapshotId: uuid(command, week),
    executionId: uuid(command + 1, week),
  };
};

const installOf = (slot: Slot, run: PatchRun): PatchOperation | undefined => {
  if (run.month === undefined || installStartOf(slot, run.month) < registeredAtOf(slot)) return undefined;
  const late = restartsLate(slot);
  return {
    ...scanOf(slot, installStartOf(slot, run.month), "own"),
    kind: "Install",
    endedAt: installEndOf(slot, run.month),
    rebootOption: late ? "NoReboot" : "RebootIfNeeded",
    installOverrideList: late ? "s3://example-patch-lists/databases.yaml" : undefined,
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
    storyScanOf(slot, connectedAt - 2 * minute, mutation),
    scheduled === undefined ? undefined : installOf(slot, scheduled),
    ...events.map((event) => actedOf(slot, event)),
  ].filter((operation) => operation !== undefined);
  return candidates.reduce<PatchOperation | undefined>(
    (newest, operation) => (newest === undefined || operation.endedAt >= newest.endedAt ? operation : newest),
    undefined,
  );
};
