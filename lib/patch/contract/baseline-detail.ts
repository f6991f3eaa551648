import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { baselineChange, patchBaseline } from "./baselines.ts";

const text = z.string().nullable();
const count = z.number().int();

/** `GET /api/patch/baselines/[baseline]`: `baseline` is `accountId:region:baselineId`. */
export const baselineInput = z.object({
  baseline: z.string().max(200),
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type BaselineInput = z.infer<typeof baselineInput>;
/** The path's part of every `/api/patch/baselines/[baseline]` input. */
export const baselineParams = baselineInput.pick({ baseline: true });

export const baselineOutput = z.object({
  baseline: patchBaseline,
  /** When it was seen no more; null while it is there. */
  endedAt: text,
  patchGroups: z.array(z.object({ patchGroup: z.string(), operatingSystem: text })),
  /** Managed nodes whose newest scan or install used it; null while their patch states have not been read. */
  nodes: z.object({ total: count, classes: z.array(z.object({ class: text, count })) }).nullable(),
  /** Others of its name and operating system in the organisation, with whether they say the same. */
  namesakes: z.array(
    z.object({
      key: z.string(),
      accountId: z.string(),
      accountName: text,
      region: z.string(),
      same: z.boolean(),
    }),
  ),
  /** AWS's answer as last collected, with the command that asks for it. */
  raw: z.object({ command: z.string(), value: z.unknown() }),
  freshness,
});
export type BaselineOutput = z.infer<typeof baselineOutput>;

/** `GET /api/patch/baselines/[baseline]/history`: what changed and when, newest first. */
export const baselineHistoryOutput = z.object({
  entries: z.array(
    z.object({
      /** The pass that saw the change. */
      at: z.string(),
      kind: z.enum(["first_seen", "changed", "disappeared"]),
      changes: z.array(baselineChange),
    }),
  ),
  /** Whether older changes were left out. */
  truncated: z.boolean(),
  freshness,
});
export type BaselineHistoryOutput = z.infer<typeof baselineHistoryOutput>;

/** `GET /api/patch/baselines/[baseline]/diff`: another baseline, another moment, or both, against this one. */
export const baselineDiffInput = baselineInput.extend({
  /** Key of the other baseline; absent is this one. */
  other: z.string().max(200).optional(),
  otherAsOf: z.iso.datetime({ offset: true }).optional(),
});
export type BaselineDiffInput = z.infer<typeof baselineDiffInput>;
const side = patchBaseline.extend({ patchGroups: z.array(z.string()), asOf: text });
export const baselineDiffOutput = z.object({
  before: side,
  after: side,
  changes: z.array(baselineChange),
  freshness,
});
export type BaselineDiffOutput = z.infer<typeof baselineDiffOutput>;
