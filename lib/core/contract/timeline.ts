import { z } from "zod";

/** Kinds of the one timeline; later features add theirs. */
export const eventKind = z.enum([
  "node.appeared",
  "node.disappeared",
  "node.ping_status",
  "node.agent_version",
  "node.platform",
  "node.ip_address",
  "instance.appeared",
  "instance.disappeared",
  "instance.state",
  "instance.profile",
  "resource.tags",
  "patch.state",
  "patch.missing",
  "patch.installed",
  "patch.failed",
  "patch.rejected",
  "patch.pending_reboot",
  "patch.rebooted",
  "patch.scanned_by_other",
  "patch.operation",
  "baseline.appeared",
  "baseline.changed",
  "baseline.disappeared",
  "patch_group.changed",
  "window.appeared",
  "window.disappeared",
  "window.changed",
  "window.run",
  "command.invocation",
]);
export type EventKind = z.infer<typeof eventKind>;

/** One thing that happened or was observed to have changed. */
export const timelineEvent = z.object({
  id: z.string(),
  /** When it happened, or, when AWS keeps no time for it, when it was observed. */
  at: z.string(),
  /** `observed`: `at` is the time of the pass that saw the change; the change lies between `notBefore` and `at`. */
  timing: z.enum(["exact", "observed"]),
  notBefore: z.string().nullable(),
  accountId: z.string(),
  region: z.string(),
  resourceType: z.string(),
  resourceId: z.string(),
  kind: eventKind,
  actor: z.string().nullable(),
  /** Values before and after, keyed by field; the words around them are the reader's language. */
  detail: z.record(z.string(), z.unknown()),
  source: z.string(),
});
export type TimelineEvent = z.infer<typeof timelineEvent>;
