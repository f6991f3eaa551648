import type { PatchOperation, WindowTask } from "#lib/patch/contract/windows.ts";
import { installs } from "./patch-selectors.ts";

/** What the patch tasks of a window do, Install first; none for a window that has nothing to do with patches. */
export function windowOperations(tasks: readonly WindowTask[]): PatchOperation[] {
  const scans = tasks.some(({ operation }) => operation === "Scan");
  return [...(tasks.some(installs) ? (["Install"] as const) : []), ...(scans ? (["Scan"] as const) : [])];
}
