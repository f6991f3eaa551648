import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { fleetNode } from "./node.ts";

/** `GET /api/fleet/nodes`: any position of the whole filtered fleet. */
export const listNodesInput = scopeQuery.extend({
  /** Filter language, for example `platform:Windows ping!=Online agent<3.3 tag:Env=prod app:nginx text`. */
  filter: z.string().max(4000).default(""),
  /** Comma-separated sort keys, `-` in front for descending, for example `-lastping,name`. */
  sort: z.string().max(200).default("name"),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type ListNodesInput = z.infer<typeof listNodesInput>;

export const listNodesOutput = z.object({
  rows: z.array(fleetNode),
  /** Rows that match the filter, over the whole scope. */
  total: z.number().int(),
  freshness,
});
export type ListNodesOutput = z.infer<typeof listNodesOutput>;

/** `GET /api/fleet/facets`: counts per value; each facet ignores the filter's own terms on its field. */
export const facetsInput = scopeQuery.extend({
  filter: z.string().max(4000).default(""),
  /** Comma-separated facet fields; absent is the page's default set. A tag key's facet is `tag:Env`. */
  fields: z.string().max(400).optional(),
});
export type FacetsInput = z.infer<typeof facetsInput>;

/** `GET /api/fleet/suggest`: completions for the word at the cursor, with counts. */
export const suggestInput = scopeQuery.extend({
  filter: z.string().max(4000).default(""),
  /** Cursor position in `filter`, in UTF-16 units. */
  cursor: z.coerce.number().int().min(0).max(4000).default(0),
});
export type SuggestInput = z.infer<typeof suggestInput>;

/** `POST /api/fleet/export`: the filtered list, or a selection of it, streamed whole. */
export const exportNodesInput = scopeQuery.extend({
  filter: z.string().max(4000).default(""),
  sort: z.string().max(200).default("name"),
  format: z.enum(["csv", "json"]),
  /** Columns in the order shown, comma-separated; absent is all. */
  columns: z.string().max(2000).optional(),
  /** Comma-separated node keys: only these (`include`) or all but these (`exclude`). */
  include: z.string().optional(),
  exclude: z.string().optional(),
});
export type ExportNodesInput = z.infer<typeof exportNodesInput>;
