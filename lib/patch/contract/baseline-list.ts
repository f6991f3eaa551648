import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";

const text = z.string().nullable();
const count = z.number().int();

/** What narrows the list of baselines. The tag of the scope counts nodes only: baselines have no tags here. */
export const baselineFilter = scopeQuery.extend({
  /** Part of a name, id, description, account or patch group. */
  search: z.string().max(200).default(""),
  /** AWS's `OperatingSystem`. */
  operatingSystem: z.string().max(60).optional(),
  /** Provided by AWS, or made in the account. */
  kind: z.enum(["custom", "predefined"]).optional(),
  /** `default`: of its operating system in its account-Region. */
  use: z.enum(["in_use", "unused", "default"]).optional(),
  /** The exact name, as a group of the list has it. */
  name: z.string().max(200).optional(),
});

/** `GET /api/patch/baselines` */
export const listBaselinesInput = baselineFilter.extend({
  sort: z.string().max(100).default("name,account"),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  offset: z.coerce.number().int().min(0).default(0),
});
export type ListBaselinesInput = z.infer<typeof listBaselinesInput>;

export const baselineRow = z.object({
  key: z.string(),
  accountId: z.string(),
  accountName: text,
  region: z.string(),
  baselineId: z.string(),
  name: text,
  operatingSystem: text,
  isDefault: z.boolean(),
  isPredefined: z.boolean(),
  rules: count,
  approvedPatches: count,
  rejectedPatches: count,
  patchGroups: count,
  /** Managed nodes whose newest scan or install used it; null while their patch states have not been read. */
  nodes: count.nullable(),
  /** The same for baselines that approve the same patches at the same times. */
  digest: z.string(),
  modifiedAt: text,
});
export type BaselineRow = z.infer<typeof baselineRow>;

const operatingSystems = z.array(z.object({ operatingSystem: text, count }));

export const listBaselinesOutput = z.object({
  rows: z.array(baselineRow),
  total: count,
  /** Baselines per operating system, whichever is chosen. */
  operatingSystems,
  freshness,
});
export type ListBaselinesOutput = z.infer<typeof listBaselinesOutput>;

/** Baselines of one name and operating system, in however many account-Regions. */
export const baselineGroup = z.object({
  /** Of one of them. */
  key: z.string(),
  name: text,
  operatingSystem: text,
  isPredefined: z.boolean(),
  baselines: count,
  accounts: count,
  regions: count,
  /** How many different definitions go by the name; more than one is worth a look. */
  definitions: count,
  /** Account-Regions in which it is the default of its operating system. */
  defaults: count,
  patchGroups: count,
  nodes: count.nullable(),
});
export type BaselineGroup = z.infer<typeof baselineGroup>;

/** `GET /api/patch/baselines/groups` */
export const listBaselineGroupsOutput = z.object({
  rows: z.array(baselineGroup),
  total: count,
  operatingSystems,
  freshness,
});
export type ListBaselineGroupsOutput = z.infer<typeof listBaselineGroupsOutput>;

/** `GET /api/patch/baselines/export`: every row of the filtered list, in its order. */
export const exportBaselinesInput = listBaselinesInput
  .omit({ limit: true, offset: true })
  .extend({ format: z.enum(["csv", "json"]) });
export type ExportBaselinesInput = z.infer<typeof exportBaselinesInput>;
