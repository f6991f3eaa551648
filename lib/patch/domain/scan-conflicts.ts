import type { PatchOperation, ScanConflict } from "#lib/patch/contract/node-patches.ts";

const windowMs = 7 * 86_400_000;

/**
 * What made the numbers of a node jump without anything having changed on it: within seven days before the newest
 * operation two baselines judged it, or two methods. A method shows in the owner information that whoever ran the
 * operation gave, and in whether an override list named the patches.
 */
export function scanConflicts(operations: readonly PatchOperation[]): ScanConflict[] {
  const newest = Math.max(...operations.map(({ endedAt }) => Date.parse(endedAt)));
  const recent = operations
    .filter(({ endedAt }) => Date.parse(endedAt) > newest - windowMs)
    .toSorted((one, other) => Date.parse(other.endedAt) - Date.parse(one.endedAt));
  return [
    conflict("baselines", recent, ({ baselineId }) => baselineId),
    conflict("methods", recent, methodOf),
  ].filter((found) => found !== null);
}

function conflict(
  kind: ScanConflict["kind"],
  operations: readonly PatchOperation[],
  what: (operation: PatchOperation) => string | null,
): ScanConflict | null {
  const newestOf = new Map<string, PatchOperation>();
  for (const operation of operations) {
    const name = what(operation);
    if (name !== null && !newestOf.has(name)) newestOf.set(name, operation);
  }
  if (newestOf.size < 2) return null;
  return { kind, evidence: [...newestOf].map(([name, operation]) => ({ what: name, operation })) };
}

/** An installation uses the same method as the scan before it: only scans are compared. */
function methodOf({ operation, ownerInformation, installOverrideList }: PatchOperation): string | null {
  if (operation !== "Scan") return null;
  const list = installOverrideList === null || installOverrideList === "" ? [] : [installOverrideList];
  const owner = ownerInformation === null ? "" : ownerInformation;
  return [owner, ...list].join(" · ");
}
