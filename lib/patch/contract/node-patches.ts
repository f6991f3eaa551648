import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { type PatchState, patchStateCodes } from "./patch-state.ts";

const text = z.string().nullable();
const instant = z.string().nullable();
const count = z.number().int().nullable();
const patchState = z.enum(Object.keys(patchStateCodes) as [PatchState, ...PatchState[]]);

/** `GET /api/patch/nodes/[node]`: `node` is a node key. */
export const nodePatchesInput = z.object({
  node: z.string().max(200),
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export const nodePatchesParams = nodePatchesInput.pick({ node: true });
export type NodePatchesInput = z.infer<typeof nodePatchesInput>;

export const nodePatch = z.object({
  patchId: z.number().int(),
  kbId: z.string(),
  title: z.string(),
  classification: text,
  severityRank: z.string(),
  state: patchState,
  /** AWS gives none for most states; to the minute. */
  installedAt: instant,
  cveIds: z.array(z.string()),
});
export type NodePatch = z.infer<typeof nodePatch>;

/** One scan or installation, with the numbers that it left. */
export const patchOperation = z.object({
  /** `accountId:region:…`, the address of the run that it was part of. */
  run: z.string(),
  /** AWS's word: `Scan` or `Install`. */
  operation: z.string(),
  startedAt: instant,
  endedAt: z.string(),
  baselineId: text,
  baselineName: text,
  patchGroup: text,
  snapshotId: text,
  ownerInformation: text,
  installOverrideList: text,
  installed: count,
  missing: count,
  failed: count,
  pendingReboot: count,
  critical: count,
});
export type PatchOperation = z.infer<typeof patchOperation>;

/** Within seven days two baselines, or two ways of scanning, wrote the numbers of the node. */
export const scanConflict = z.object({
  kind: z.enum(["baselines", "methods"]),
  /** Each with its newest operation in the seven days, newest first: the evidence. */
  evidence: z.array(z.object({ what: z.string(), operation: patchOperation })).min(2),
});
export type ScanConflict = z.infer<typeof scanConflict>;

export const nodePatchesOutput = z.object({
  node: z.object({ accountId: z.string(), region: z.string(), nodeId: z.string() }),
  /** `ended`: the node is no longer managed. `unread`: its account-Region has not been read. `never_scanned`: AWS knows no state. */
  standing: z.enum(["scanned", "never_scanned", "unread", "ended"]),
  endedAt: instant,
  patchClass: text,
  patches: z.array(nodePatch),
  /** The operation that the numbers come from, and the one whose numbers it replaced. */
  current: patchOperation.nullable(),
  replaced: patchOperation.nullable(),
  baselineKey: text,
  /** The Run Command execution behind it, where the compliance summary names one. */
  execution: z
    .object({
      executionId: z.string(),
      executionType: text,
      documentName: text,
      comment: text,
      windowId: text,
      windowName: text,
    })
    .nullable(),
  /** The end of the operation that `patches` belong to, where the numbers are those of a newer one. */
  olderListAt: instant,
  rebootOption: text,
  /** Since when patches wait for a reboot: the end of the last installation without one. */
  lastNoRebootInstallAt: instant,
  pendingReboot: count,
  conflicts: z.array(scanConflict),
  /** Newest first, at most 100. */
  operations: z.array(patchOperation),
  /** What changed when, newest first, at most 200: from no state is "newly reported", to none "no longer reported". */
  changes: z.array(
    z.object({
      at: z.string(),
      patchId: z.number().int(),
      kbId: z.string(),
      title: z.string(),
      before: patchState.nullable(),
      after: patchState.nullable(),
    }),
  ),
  freshness,
});
export type NodePatchesOutput = z.infer<typeof nodePatchesOutput>;
