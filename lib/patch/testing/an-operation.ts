import type { PatchOperation } from "#lib/patch/contract/node-patches.ts";

/** A daily scan for tests. */
export function anOperation(changes: Partial<PatchOperation> = {}): PatchOperation {
  return {
    run: "111122223333:us-east-1:seen:498744-0eb3956e4756",
    operation: "Scan",
    startedAt: "2026-11-25T03:03:43.000Z",
    endedAt: "2026-11-25T03:04:51.000Z",
    baselineId: "pb-0123456789abcdef0",
    baselineName: null,
    snapshotId: null,
    ownerInformation: null,
    installOverrideList: null,
    patchGroup: null,
    installed: 29,
    missing: 0,
    failed: 0,
    pendingReboot: 1,
    critical: 0,
    ...changes,
  };
}
