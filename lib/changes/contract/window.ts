import { z } from "zod";

/** Windows that end now, or at the moment that the page answers for. */
export const windowPreset = z.enum(["1h", "24h", "7d", "30d", "90d"]);
export type WindowPreset = z.infer<typeof windowPreset>;

/** The window that an answer covers: `from` belongs to it, `to` does not. */
export const changesWindow = z.object({
  from: z.string(),
  to: z.string(),
  /** Seconds of one bar of the histogram; bars are counted from `from`, those of whole hours or days from the one (UTC) that it lies in. */
  stepSeconds: z.number().int(),
});
export type ChangesWindow = z.infer<typeof changesWindow>;
