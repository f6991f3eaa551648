import type { Slot } from "../slot.ts";
import { patchMonthAt } from "./patch-calendar.ts";
import type { PatchRun } from "./patch-runs.ts";
import { type PatchRelease, type Series, seriesOf } from "./releases.ts";

export interface InstalledPatch {
  release: PatchRelease;
  run: PatchRun;
}

/** What the runs so far left on a node: installed releases by series, the oldest first. Shared: never change it. */
export interface Installation {
  key: string;
  bySeries: ReadonlyMap<string, readonly InstalledPatch[]>;
}

/** Each run installs the newest release of a series, so that what was superseded before it never comes. */
const installedIn = (releases: readonly PatchRelease[], runs: readonly PatchRun[]): InstalledPatch[] => {
  const installed: InstalledPatch[] = [];
  let next = 0;
  for (const run of runs) {
    let newest: PatchRelease | undefined;
    for (let release = releases[next]; release !== undefined; release = releases[next]) {
      if (release.releasedAt > run.at) break;
      newest = release;
      next += 1;
    }
    if (newest !== undefined) installed.push({ release: newest, run });
  }
  return installed;
};

const maxCached = 4000;
const cache = new Map<string, Installation>();

const seriesFor = ({ platform, architecture, service }: Slot, time: number): Series =>
  seriesOf(platform, architecture, service.tier, patchMonthAt(time));

/** What is installed after the runs, the oldest run first; nodes of the same make with the same runs share it. */
export const installationOf = (slot: Slot, runs: readonly PatchRun[], runsKey: string): Installation => {
  const { platform, architecture, service } = slot;
  const key = `${platform.key}/${architecture}/${service.tier}/${runsKey}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= maxCached) cache.clear();
  const bySeries = new Map<string, readonly InstalledPatch[]>();
  for (const [series, releases] of seriesFor(slot, runs.at(-1)?.at ?? 0)) {
    const installed = installedIn(releases, runs);
    if (installed.length > 0) bySeries.set(series, installed);
  }
  const made = { key, bySeries };
  cache.set(key, made);
  return made;
};

/** Releases by series that are out at a time. */
export const publishedFor = (slot: Slot, time: number): Series => seriesFor(slot, time);
