import type { PatchFacts } from "#lib/patch/contract/baselines.ts";
import type { PackageManager } from "./operating-systems.ts";
import { packageSpellings, parsePackageName } from "./package-name.ts";

type PatchList = "approved" | "rejected";

/**
 * The first entry of a baseline's list that names the patch, or null. Formats are AWS's, per package manager:
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/patch-manager-approved-rejected-package-name-formats.html
 */
export function listEntryFor(
  entries: readonly string[],
  patch: PatchFacts,
  manager: PackageManager,
  list: PatchList,
): string | null {
  if (entries.length === 0) return null;
  const spellings = spellingsOf(patch, manager, list).map(fold);
  const exact = new Set(spellings);
  return (
    entries.find((entry) => {
      const text = fold(manager === "windows" ? windowsEntry(entry) : entry);
      if (text === "") return false;
      return text.includes("*") && manager !== "windows" ? matchesSome(text, spellings) : exact.has(text);
    }) ?? null
  );
}

const fold = (text: string): string => text.trim().toLowerCase();

/** KB numbers are taken with and without their letters. */
function windowsEntry(entry: string): string {
  const text = entry.trim();
  return /^\d+$/.test(text) ? `KB${text}` : text;
}

function spellingsOf(patch: PatchFacts, manager: PackageManager, list: PatchList): string[] {
  const given = [patch.kbId, patch.title].filter((text) => text !== null && text !== "") as string[];
  if (manager === "windows") {
    return [windowsEntry(patch.kbId ?? ""), patch.bulletin ?? ""].filter((text) => text !== "");
  }
  const parsed = given.map(parsePackageName);
  // Debian's lists take names alone: a name stands for every architecture and version.
  if (manager === "apt") return parsed.map(({ name }) => name);
  const packages = [...given, ...parsed.flatMap(packageSpellings)];
  // Only the approved list takes CVE and advisory ids, and only where yum or dnf reads advisories.
  if (manager === "rpm" && list === "approved") packages.push(...patch.cveIds, ...patch.advisoryIds);
  if (manager === "zypper") packages.push(...patch.advisoryIds);
  return packages;
}

function matchesSome(pattern: string, texts: readonly string[]): boolean {
  const source = pattern
    .split("*")
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
    .join(".*");
  const expression = new RegExp(`^${source}$`, "s");
  return texts.some((text) => expression.test(text));
}
