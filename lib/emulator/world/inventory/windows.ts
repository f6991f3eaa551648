import type { Tier } from "../catalog/services.ts";
import { windowsRoles, windowsServices } from "../catalog/windows-features.ts";
import type { Mutation } from "../overlay.ts";
import { type InstalledPatch, installationOf } from "../patch/installation.ts";
import { patchRunsOf } from "../patch/patch-runs.ts";
import { hasRejectedPatch, rejectedUpdate } from "../patch/rejected-patches.ts";
import { failingPatchIdsOf } from "../patch-installs.ts";
import { keyOf, mix } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";

type Entry = Readonly<Record<string, string>>;

const rows = (text: string): string[][] =>
  text
    .trim()
    .split("\n")
    .map((line) => line.split("|"));

const serviceRows = rows(windowsServices);
const roleRows = rows(windowsRoles);

const runs = (tiers: string | undefined, tier: Tier): boolean =>
  tiers === undefined || tiers.split(",").includes(tier);

/** AWS:Service. One service in a few hundred that should run does not. */
export const servicesOf = (slot: Slot): Entry[] =>
  serviceRows
    .filter(([, , , tiers]) => runs(tiers, slot.service.tier))
    .map(([name = "", displayName = "", startType = ""]) => {
      const fallen = mix(slot.key, keyOf(name)) % 400 === 0;
      const running = startType === "Automatic" ? !fallen : startType === "Manual" && keyOf(name) % 2 === 0;
      return {
        Name: name,
        DisplayName: displayName,
        Status: running ? "Running" : "Stopped",
        DependentServices: "",
        ServicesDependedOn: name === "W3SVC" ? "WAS HTTP" : "RPCSS",
        ServiceType: "Win32ShareProcess",
        StartType: startType,
      };
    });

const dedicated: Readonly<Record<string, readonly string[]>> = {
  "active-directory": ["AD-Domain-Services", "DNS"],
  "file-server": ["File-Services", "FS-FileServer"],
};

/** AWS:WindowsRole */
export const rolesOf = (slot: Slot): Entry[] =>
  roleRows.map(([name = "", displayName = "", featureType = "", parent = "", tiers = ""]) => {
    const byService = dedicated[slot.service.name]?.includes(name) === true;
    const stray = name === "Telnet-Client" && mix(slot.placeKey, salt.role) % 12 === 0;
    const installed = byService || stray || tiers === "*" || (tiers !== "" && runs(tiers, slot.service.tier));
    return {
      Name: name,
      DisplayName: displayName,
      Description: "",
      Path: parent === "" ? displayName : `${parent}\\${displayName}`,
      FeatureType: featureType,
      DependsOn: "",
      SubFeatures: "",
      Parent: parent,
      InstalledState: installed ? "Installed" : "Available",
    };
  });

/** What patching left on a node by `time`, the newest first. */
const installedPatches = (slot: Slot, time: number, mutation: Mutation | undefined): InstalledPatch[] => {
  const { runs, key } = patchRunsOf(slot, time, mutation, mutation?.patching ?? []);
  const month = runs.at(-1)?.month;
  const failed = month === undefined ? [] : failingPatchIdsOf(slot, month);
  return [...installationOf(slot, runs, key).bySeries.values()]
    .flat()
    .filter(({ release }) => !failed.includes(release.kbId))
    .sort((left, right) => right.release.releasedAt - left.release.releasedAt);
};

/** AWS:WindowsUpdate of a node last in reach at `connectedAt`. */
export const updatesOf = (slot: Slot, connectedAt: number, mutation: Mutation | undefined): Entry[] => {
  const installed = installedPatches(slot, connectedAt, mutation).map(({ release, run }) => ({
    HotFixId: release.kbId,
    Description: release.security ? "Security Update" : "Update",
    InstalledTime: `${new Date(run.at).toISOString().slice(0, 10)}T00:00:00Z`,
    InstalledBy: "NT AUTHORITY\\SYSTEM",
  }));
  if (!hasRejectedPatch(slot)) return installed;
  const rejected = { HotFixId: rejectedUpdate, Description: "Update", InstalledTime: "2022-01-03T00:00:00Z" };
  return [...installed, { ...rejected, InstalledBy: "NT AUTHORITY\\SYSTEM" }];
};
