import { associationCatalog, type CatalogAssociation } from "./catalog/associations.ts";
import type { ScopeLayout } from "./layout.ts";
import { registeredAtOf } from "./life.ts";
import { patchingBroken } from "./patch-installs.ts";
import { keyOf, mix, unit, uuid } from "./random.ts";
import type { Slot } from "./slot.ts";
import { minute } from "./time.ts";
import type { AssociationStatus, WorldAssociation, WorldNodeAssociation } from "./types.ts";

type Plan = Omit<WorldAssociation, "counts">;

const phaseOf = (scope: ScopeLayout, entry: CatalogAssociation): number =>
  entry.phaseMs ?? Math.floor(unit(scope.key, keyOf(entry.name)) * entry.everyMs);

/** The start of the newest run before `time`. */
const runBefore = (time: number, everyMs: number, phase: number): number => time - ((time + phase) % everyMs);

const planOf = (scope: ScopeLayout, entry: CatalogAssociation, time: number): Plan => {
  const started = runBefore(time, entry.everyMs, phaseOf(scope, entry));
  return {
    accountId: scope.account.id,
    region: scope.region,
    associationId: uuid(scope.key, keyOf(entry.name)),
    associationName: entry.name,
    documentName: entry.documentName,
    documentVersion: "$DEFAULT",
    associationVersion: "1",
    targets: entry.targets,
    scheduleExpression: entry.schedule,
    parameters: entry.parameters,
    lastExecution: new Date(started - (started % 1000)),
  };
};

/** The associations of an account-Region, without counts over their nodes. */
export const plansOf = (scope: ScopeLayout, time: number): Plan[] =>
  scope.managedSlots === 0 ? [] : associationCatalog.map((entry) => planOf(scope, entry, time));

const applies = (slot: Slot, entry: CatalogAssociation): boolean =>
  entry.platformTypes.includes(slot.platform.platformType) &&
  (entry.environment === undefined || entry.environment === slot.environment);

interface Run {
  entry: CatalogAssociation;
  status: AssociationStatus;
  at: number;
  /** The newest run that succeeded, when there is one in sight. */
  succeededAt: number | undefined;
}

/** A node runs an association some minutes after its schedule, and never while it is out of reach. */
const runOf = (slot: Slot, entry: CatalogAssociation, connectedAt: number): Run => {
  const entryKey = keyOf(entry.name);
  const phase = phaseOf(slot.scope, entry);
  const spread = Math.floor(unit(slot.placeKey, entryKey) * 9 * minute);
  const registered = registeredAtOf(slot);
  const scheduled = runBefore(connectedAt - spread, entry.everyMs, phase) + spread;
  // A fresh node runs everything once, soon after it registered.
  const first = registered + 2 * minute + Math.floor(spread / 9);
  const at = Math.max(scheduled, first);
  if (connectedAt < first) return { entry, status: "Pending", at: registered, succeededAt: undefined };
  const broken =
    entry.documentName === "AWS-RunPatchBaseline"
      ? patchingBroken(slot)
      : unit(slot.key, entryKey + 1) < entry.broken;
  const failed = broken || unit(mix(slot.key, Math.floor(at / minute)), entryKey + 2) < entry.flaky;
  const succeededAt = broken ? undefined : failed ? Math.max(first, at - entry.everyMs) : at;
  return { entry, status: failed ? "Failed" : "Success", at, succeededAt };
};

const runsOf = (slot: Slot, connectedAt: number): Run[] =>
  associationCatalog.filter((entry) => applies(slot, entry)).map((entry) => runOf(slot, entry, connectedAt));

const patchScan = associationCatalog.find(({ documentName }) => documentName === "AWS-RunPatchBaseline");

/** When the daily patch scan of a node last succeeded; undefined before its first. */
export const patchScanOf = (slot: Slot, connectedAt: number): number | undefined =>
  patchScan === undefined ? undefined : runOf(slot, patchScan, connectedAt).succeededAt;

export interface AssociationState {
  status: AssociationStatus | undefined;
  counts: Partial<Record<AssociationStatus, number>>;
  lastExecution: number | undefined;
  lastSuccess: number | undefined;
}

const newest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};

/** A node's associations in short: the worst status leads, as in DescribeInstanceInformation. */
export const associationStateOf = (slot: Slot, connectedAt: number): AssociationState => {
  const runs = runsOf(slot, connectedAt);
  const counts: Partial<Record<AssociationStatus, number>> = {};
  for (const { status } of runs) counts[status] = (counts[status] ?? 0) + 1;
  const status = (["Failed", "Pending", "Success"] as const).find(
    (candidate) => counts[candidate] !== undefined,
  );
  const done = runs.filter((run) => run.status !== "Pending");
  return {
    status,
    counts,
    lastExecution: newest(done.map(({ at }) => at)),
    lastSuccess: newest(done.map(({ succeededAt }) => succeededAt)),
  };
};

const success = "1 out of 1 plugin processed, 1 success, 0 failed, 0 timedout, 0 skipped. ";

export const nodeAssociationsOf = (slot: Slot, connectedAt: number, time: number): WorldNodeAssociation[] =>
  runsOf(slot, connectedAt).map(({ entry, status, at }) => ({
    association: planOf(slot.scope, entry, time),
    status,
    detailedStatus: status === "Pending" ? "Associated" : status,
    executionDate: new Date(at - (at % 1000)),
    executionSummary: status === "Success" ? success : status === "Failed" ? entry.failure : "",
    errorCode: undefined,
  }));

/** Adds one node to the counts per association name. */
export const countRuns = (
  counts: Map<string, Partial<Record<AssociationStatus, number>>>,
  slot: Slot,
  connectedAt: number,
): void => {
  for (const { entry, status } of runsOf(slot, connectedAt)) {
    const of = counts.get(entry.name) ?? {};
    of[status] = (of[status] ?? 0) + 1;
    counts.set(entry.name, of);
  }
};
