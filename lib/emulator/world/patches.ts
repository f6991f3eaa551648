import { packagesOf } from "./catalog/packages.ts";
import { patchHabitOf, patchMonthAt, patchTuesday, patchWaveDelays, patchWaveOf } from "./patch-calendar.ts";
import { keyOf, mix, pick, unit } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";
import { day } from "./time.ts";

/** One patch as Patch Manager names it: a KB on Windows, a package build on Linux. */
export interface WorldPatch {
  id: string;
  title: string;
  classification: string;
  severity: "CRITICAL" | "HIGH" | "MEDIUM" | "LOW" | "UNSPECIFIED";
  releasedAt: number;
  /** Month of the patch calendar. */
  month: number;
  /** 0 when it is not installed. */
  installedAt: number;
}

type Published = Omit<WorldPatch, "installedAt">;

const monthName = (month: number): string => new Date(patchTuesday(month)).toISOString().slice(0, 7);
const kb = (text: string, month: number): string => `KB${5_008_000 + month * 1150 + (keyOf(text) % 1100)}`;

const windowsOf = (platformName: string, month: number): Published[] => {
  const short = platformName.replace("Microsoft Windows Server ", "").replace(" Datacenter", "");
  const releasedAt = patchTuesday(month);
  const cumulative: Published = {
    id: kb(`cumulative ${short} ${month}`, month),
    title: `${monthName(month)} Cumulative Update for Microsoft server operating system ${short} for x64-based Systems`,
    classification: "SecurityUpdates",
    severity: "CRITICAL",
    releasedAt,
    month,
  };
  const framework: Published = {
    id: kb(`framework ${short} ${month}`, month),
    title: `${monthName(month)} Cumulative Update for .NET Framework 3.5 and 4.8 for ${short} for x64`,
    classification: month % 2 === 0 ? "SecurityUpdates" : "Updates",
    severity: month % 2 === 0 ? "HIGH" : "UNSPECIFIED",
    releasedAt,
    month,
  };
  const stack: Published = {
    id: kb(`stack ${short} ${month}`, month),
    title: `${monthName(month)} Servicing Stack Update for ${short} for x64-based Systems`,
    classification: "SecurityUpdates",
    severity: "MEDIUM",
    releasedAt,
    month,
  };
  return month % 4 === 0 ? [cumulative, framework, stack] : [cumulative, framework];
};

const severities = ["CRITICAL", "HIGH", "HIGH", "MEDIUM", "MEDIUM", "MEDIUM", "LOW", "UNSPECIFIED"] as const;

const linuxOf = (slot: Slot, month: number): Published[] =>
  packagesOf(slot.platform.key, slot.service.tier)
    .filter((item) => item.everyMonths > 0 && (month + item.phaseMonths) % item.everyMonths === 0)
    .map((item) => {
      const draw = mix(keyOf(item.name), month);
      const security = draw % 5 !== 0;
      const build = Math.floor((month + item.phaseMonths) / item.everyMonths);
      return {
        id: `${item.name}.${slot.architecture === "x86_64" ? "x86_64" : "aarch64"}:0:${item.version}-${build}`,
        title: `${item.name} ${item.version} (${monthName(month)})`,
        classification: security ? "Security" : "Bugfix",
        severity: security ? (severities[draw % severities.length] ?? "MEDIUM") : "UNSPECIFIED",
        releasedAt: patchTuesday(month) - (draw % 6) * day,
        month,
      };
    });

const caches = new Map<string, readonly Published[]>();

/** What was published for a node's platform in the 14 months up to `month`, newest first. */
const publishedOf = (slot: Slot, month: number): readonly Published[] => {
  const key = `${slot.platform.key}/${slot.architecture}/${slot.service.tier}/${month}`;
  const known = caches.get(key);
  if (known !== undefined) return known;
  if (caches.size > 5000) caches.clear();
  const months = Array.from({ length: Math.min(14, month + 1) }, (_, index) => month - index);
  const made = months.flatMap((of) =>
    slot.platform.platformType === "Windows" ? windowsOf(slot.platform.platformName, of) : linuxOf(slot, of),
  );
  caches.set(key, made);
  return made;
};

/** Nearly every run installs all it should; in one of 25 a patch fails on the node, and is tried again in the next run. */
export const failingPatchIdsOf = (slot: Slot, month: number): string[] => {
  if (unit(mix(slot.placeKey, month), salt.installFailure) >= 0.04) return [];
  const own = publishedOf(slot, month).filter((patch) => patch.month === month);
  return own.length === 0 ? [] : [pick(own, mix(slot.placeKey, month), salt.installFailure).id];
};

/** The newest `limit` patches on a node whose newest month is `month`. */
export const installedPatchesOf = (slot: Slot, month: number, limit: number): WorldPatch[] =>
  publishedOf(slot, month)
    .slice(0, limit)
    .map((patch) => ({ ...patch, installedAt: installedAtOf(slot, patch.month) }));

/** When the patches of a month came onto a node: in the first run that it took part in by habit. */
export const installedAtOf = (slot: Slot, month: number): number => {
  const { every, phase } = patchHabitOf(slot);
  const late = (((phase - month) % every) + every) % every;
  return patchTuesday(month + late) + (patchWaveDelays[patchWaveOf(slot)] ?? 0);
};

/** Patches that a node lacks: published and approved (seven days after release), not yet installed. */
export const missingPatchesOf = (slot: Slot, month: number, connectedAt: number): WorldPatch[] =>
  publishedOf(slot, patchMonthAt(connectedAt - 7 * day))
    .filter((patch) => patch.month > month)
    .map((patch) => ({ ...patch, installedAt: 0 }));
