import type { PatchComplianceLevel } from "@aws-sdk/client-ssm";
import { windowsCatalog } from "../catalog/platforms.ts";
import type { Slot } from "../slot.ts";
import { day, hour } from "../time.ts";
import { approvalOf, isRejected } from "./approval.ts";
import type { BaselineDefinition } from "./baseline-types.ts";
import { type Installation, type InstalledPatch, publishedFor } from "./installation.ts";
import { patchMonthAt } from "./patch-calendar.ts";
import type { PatchRun } from "./patch-runs.ts";
import { type PatchRelease, releasesIn, seriesOf } from "./releases.ts";

/** As AWS answers it: the API's model writes `INSTALLED` where the service says `Installed`. */
export type PatchState =
  | "Installed"
  | "InstalledOther"
  | "InstalledPendingReboot"
  | "InstalledRejected"
  | "Missing"
  | "NotApplicable"
  | "Failed"
  | "AvailableSecurityUpdate";

/** One patch as a baseline sees it on a node. */
export interface PatchRow {
  release: PatchRelease;
  state: PatchState;
  complianceLevel: PatchComplianceLevel;
  /** The run that installed it. */
  run: PatchRun | undefined;
}

export interface PatchRows {
  rows: readonly PatchRow[];
  /** Windows only: approved patches for other products that are not listed. */
  unreportedNotApplicable: number;
}

const listedNotApplicable = 3;
/** How long Windows shows an update that later ones have replaced. */
const shownFor = 400 * day;

const row = (
  release: PatchRelease,
  state: PatchState,
  complianceLevel: PatchComplianceLevel,
  run?: PatchRun,
): PatchRow => ({ release, state, complianceLevel, run });

const installedRow = (
  baseline: BaselineDefinition,
  { release, run }: InstalledPatch,
  time: number,
): PatchRow => {
  if (isRejected(baseline, release))
    return row(
      release,
      baseline.rejectedPatchesAction === "BLOCK" ? "InstalledRejected" : "InstalledOther",
      "UNSPECIFIED",
      run,
    );
  const approval = approvalOf(baseline, release);
  return approval === undefined || approval.at > time
    ? row(release, "InstalledOther", "UNSPECIFIED", run)
    : row(release, "Installed", approval.complianceLevel, run);
};

/** What a series lacks: the newest approved release or, on Windows, a security release that is not approved yet. */
const lackingRow = (
  baseline: BaselineDefinition,
  newer: readonly PatchRelease[],
  time: number,
): PatchRow | undefined => {
  for (const release of newer.toReversed()) {
    const approval = approvalOf(baseline, release);
    if (approval !== undefined && approval.at <= time)
      return row(release, "Missing", approval.complianceLevel);
  }
  const newest = newer.at(-1);
  if (newest === undefined || !newest.security || baseline.operatingSystem !== "WINDOWS") return undefined;
  return isRejected(baseline, newest) ? undefined : row(newest, "AvailableSecurityUpdate", "UNSPECIFIED");
};

/** Approved patches for what the node is not: other Windows Servers, or packages of other tiers. */
const foreignReleases = ({ platform, architecture, service }: Slot, time: number): PatchRelease[] => {
  const month = patchMonthAt(time);
  if (platform.family === "windows")
    return windowsCatalog
      .filter(({ key }) => key !== platform.key)
      .flatMap((other) => [...seriesOf(other, architecture, service.tier, month).values()].flat());
  if (platform.family === "macos") return [];
  return releasesIn(platform, architecture, month).filter(
    ({ tiers }) => tiers !== undefined && !tiers.includes(service.tier),
  );
};

const foreignRows = (slot: Slot, baseline: BaselineDefinition, time: number): PatchRow[] =>
  foreignReleases(slot, time).flatMap((release) => {
    const approval = release.releasedAt > time ? undefined : approvalOf(baseline, release);
    return approval === undefined || approval.at > time
      ? []
      : [row(release, "NotApplicable", approval.complianceLevel)];
  });

const derive = (
  slot: Slot,
  installation: Installation,
  baseline: BaselineDefinition,
  time: number,
): PatchRows => {
  const windows = slot.platform.family === "windows";
  const rows: PatchRow[] = [];
  for (const [series, releases] of publishedFor(slot, time)) {
    const installed = installation.bySeries.get(series) ?? [];
    const newest = installed.at(-1);
    const newer = releases.filter(
      ({ releasedAt }) => releasedAt <= time && releasedAt > (newest?.release.releasedAt ?? 0),
    );
    const lacking = lackingRow(baseline, newer, time);
    if (lacking !== undefined) rows.push(lacking);
    // Windows remembers every update; of a package there is one build, and its line is about the newer one when missing.
    const shown = windows
      ? installed.filter(({ release }) => release.releasedAt > time - shownFor)
      : lacking?.state === "Missing" || newest === undefined
        ? []
        : [newest];
    rows.push(...shown.toReversed().map((patch) => installedRow(baseline, patch, time)));
  }
  const foreign = foreignRows(slot, baseline, time).toReversed();
  return {
    rows: [...rows, ...foreign.slice(0, listedNotApplicable)],
    unreportedNotApplicable: windows ? Math.max(0, foreign.length - listedNotApplicable) : 0,
  };
};

/** Patches are published at 17:00 and 21:00 UTC and approved then or at midnight: between these nothing changes. */
const stepOf = (time: number): number => {
  const within = time % day;
  return Math.floor(time / day) * 3 + (within < 17 * hour ? 0 : within < 21 * hour ? 1 : 2);
};

const maxCached = 6000;
const cache = new Map<string, PatchRows>();

/** What a baseline says at a time of a node with that installation; shared between nodes: never change it. */
export const patchRowsOf = (
  slot: Slot,
  installation: Installation,
  baseline: BaselineDefinition,
  time: number,
): PatchRows => {
  const key = `${installation.key}|${baseline.key}|${stepOf(time)}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= maxCached) cache.clear();
  const made = derive(slot, installation, baseline, time);
  cache.set(key, made);
  return made;
};
