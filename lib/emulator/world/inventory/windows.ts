import type { Tier } from "../catalog/services.ts";
import { windowsRoles, windowsServices } from "../catalog/windows-features.ts";
import { installedPatchesOf } from "../patches.ts";
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

/** AWS:WindowsUpdate of a node whose newest patches are those of `month`. */
export const updatesOf = (slot: Slot, month: number): Entry[] =>
  installedPatchesOf(slot, month, 24).map(({ id, classification, installedAt }) => ({
    HotFixId: id,
    Description: classification === "SecurityUpdates" ? "Security Update" : "Update",
    InstalledTime: `${new Date(installedAt).toISOString().slice(0, 10)}T00:00:00Z`,
    InstalledBy: "NT AUTHORITY\\SYSTEM",
  }));
