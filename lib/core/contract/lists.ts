import { z } from "zod";
import { freshness } from "./freshness.ts";

/** How often each value of a field occurs in a list; each facet ignores the filter's own terms on its field. */
export const facet = z.object({
  field: z.string(),
  values: z.array(
    z.object({
      /** Null is "unknown". */
      value: z.string().nullable(),
      count: z.number().int(),
      selected: z.enum(["include", "exclude"]).nullable(),
    }),
  ),
  /** Distinct values beyond those listed; 0 when the list is whole. */
  more: z.number().int(),
});
export const facetsOutput = z.object({ facets: z.array(facet), freshness });
export type Facet = z.infer<typeof facet>;
export type FacetsOutput = z.infer<typeof facetsOutput>;

/** A completion for the word at the filter's cursor. */
export const suggestion = z.object({
  kind: z.enum(["field", "operator", "value", "tag-key"]),
  /** What is shown. */
  label: z.string(),
  /** Replaces `filter.slice(from, to)`. */
  insert: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  /** Rows that would match; null where counting makes no sense. */
  count: z.number().int().nullable(),
});
export const suggestOutput = z.object({
  suggestions: z.array(suggestion),
  /** The first fault of the filter, for the squiggle; the message is a key of the `filter` messages. */
  error: z
    .object({ messageKey: z.string(), from: z.number().int(), to: z.number().int(), near: z.string() })
    .nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;
export type SuggestOutput = z.infer<typeof suggestOutput>;
