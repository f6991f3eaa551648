import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { configResource } from "./resource.ts";

const filter = z.string().max(4000).default("");

/**
 * `compliance`: without `AWS::Config::ResourceCompliance`, the items by which AWS Config records how its rules judge another
 * resource, unless the filter itself names types.
 */
const without = z.literal("compliance").optional();

/**
 * `GET /api/config/resources`: any position of the whole filtered list, deleted resources too. As of a moment it shows
 * every resource by the item that was its newest then, as far back as items are known (`recording` says how far).
 */
export const listResourcesInput = scopeQuery.extend({
  without,
  /** Filter language, for example `type:AWS::EC2::SecurityGroup open:0.0.0.0/0 changed<24h deleted:no`. */
  filter,
  /** Comma-separated sort keys, `-` in front for descending. */
  sort: z.string().max(200).default("-changed"),
  limit: z.coerce.number().int().min(1).max(100).default(100),
  offset: z.coerce.number().int().min(0).max(2_000_000).default(0),
});
export type ListResourcesInput = z.infer<typeof listResourcesInput>;

export const listResourcesOutput = z.object({
  rows: z.array(configResource),
  /** Rows that match the filter, over the whole scope. */
  total: z.number().int(),
  /** Compliance items that `without` keeps out of it; null where it keeps out none because the filter names types, or was not asked. */
  leftOut: z.number().int().nullable(),
  freshness,
});
export type ListResourcesOutput = z.infer<typeof listResourcesOutput>;

/** `GET /api/config/facets`: counts per value; each facet ignores the filter's own terms on its field. */
export const resourceFacetsInput = scopeQuery.extend({
  filter,
  without,
  /** Comma-separated facet fields; absent is the page's default set. A tag key's facet is `tag:Env`. */
  fields: z.string().max(400).optional(),
});
export type ResourceFacetsInput = z.infer<typeof resourceFacetsInput>;

/** `GET /api/config/types`: resources by type, of all that the filter leaves. */
export const countTypesInput = scopeQuery.extend({ filter, without });
export type CountTypesInput = z.infer<typeof countTypesInput>;

export const countTypesOutput = z.object({
  types: z.array(
    z.object({
      resourceType: z.string(),
      /** Resources that are there. */
      count: z.number().int(),
      /** Deleted ones that Config still knows. */
      deleted: z.number().int(),
    }),
  ),
  freshness,
});
export type CountTypesOutput = z.infer<typeof countTypesOutput>;

/** `GET /api/config/suggest`: completions for the word at the cursor, with counts. */
export const suggestResourcesInput = scopeQuery.extend({
  filter,
  without,
  /** Cursor position in `filter`, in UTF-16 units. */
  cursor: z.coerce.number().int().min(0).max(4000).default(0),
});
export type SuggestResourcesInput = z.infer<typeof suggestResourcesInput>;

/** `POST /api/config/export`: the filtered list, or a selection of it, streamed whole. */
export const exportResourcesInput = scopeQuery.extend({
  filter,
  without,
  sort: z.string().max(200).default("-changed"),
  format: z.enum(["csv", "json"]),
  /** Columns in the order shown, comma-separated; absent is all. */
  columns: z.string().max(2000).optional(),
  /** Selected rows as `type|accountId:region:resourceId`, one a line: only these, or all but these. */
  include: z.string().optional(),
  exclude: z.string().optional(),
});
export type ExportResourcesInput = z.infer<typeof exportResourcesInput>;
