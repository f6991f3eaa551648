import type { PatchFacts, PatchFilter } from "#lib/patch/contract/baselines.ts";
import type { PackageManager } from "./operating-systems.ts";
import { parsePackageName } from "./package-name.ts";

/** Whether all the filters fit: null when it depends on a property that is not known. No filters fit everything. */
export function filtersFit(
  filters: readonly PatchFilter[],
  patch: PatchFacts,
  manager: PackageManager,
): boolean | null {
  const answers = filters.map((filter) => filterFits(filter, patch, manager));
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

function filterFits(filter: PatchFilter, patch: PatchFacts, manager: PackageManager): boolean | null {
  if (filter.values.includes("*")) return true;
  const values = propertyOf(filter.key, patch, manager);
  if (values === null) return null;
  const wanted = new Set(filter.values.map(fold));
  return values.some((value) => wanted.has(fold(value)));
}

const fold = (text: string): string => text.trim().toLowerCase();
const one = (text: string | null): readonly string[] | null => (text === null ? null : [text]);

/** The patch's values for a filter key of AWS's `PatchFilterKey`; null when they are not known. */
function propertyOf(key: string, patch: PatchFacts, manager: PackageManager): readonly string[] | null {
  const name = parsePackageName(patch.title ?? patch.kbId ?? "");
  switch (key) {
    case "PRODUCT":
      return patch.products;
    case "PRODUCT_FAMILY":
      return one(patch.productFamily);
    case "CLASSIFICATION":
      return one(patch.classification);
    case "SEVERITY":
    case "MSRC_SEVERITY":
      return one(patch.severity);
    // For Debian's packages AWS reports the priority as the severity and the section as the classification.
    case "PRIORITY":
      return manager === "apt" ? one(patch.severity) : null;
    case "SECTION":
      return manager === "apt" ? one(patch.classification) : null;
    // Patches of applications have a product family of their own; what nodes report otherwise is the system's.
    case "PATCH_SET":
      return manager === "windows" ? one(patchSetOf(patch)) : ["OS"];
    case "PATCH_ID":
      return patch.kbId === null ? null : [patch.kbId, patch.kbId.replace(/^KB/i, "")];
    case "ADVISORY_ID":
      return patch.advisoryIds;
    case "CVE_ID":
      return patch.cveIds;
    case "REPOSITORY":
      return one(patch.repository);
    case "NAME":
      return one(name.name === "" ? null : name.name);
    case "ARCH":
      return one(name.arch);
    case "EPOCH":
      return one(name.epoch);
    case "VERSION":
      return one(name.version);
    case "RELEASE":
      return one(name.release);
    default:
      return null;
  }
}

function patchSetOf({ productFamily }: PatchFacts): string | null {
  if (productFamily === null) return null;
  return /^windows/i.test(productFamily) ? "OS" : "APPLICATION";
}
