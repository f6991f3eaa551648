import { z } from "zod";

const list = z
  .string()
  .transform((text) => text.split(",").filter((item) => item !== ""))
  .optional();

/** Query-string members that every list takes: which part of the organisation, and at which moment. */
export const scopeQuery = z.object({
  /** Comma-separated account ids; absent is all that the reader may see. */
  accounts: list,
  /** Comma-separated Region codes; absent is all. */
  regions: list,
  /** `Key=Value` or `Key`; absent is all. */
  tag: z.string().max(400).optional(),
  /** ISO 8601 instant with zone; absent is now. */
  asOf: z.iso.datetime({ offset: true }).optional(),
});
export type ScopeQuery = z.infer<typeof scopeQuery>;
