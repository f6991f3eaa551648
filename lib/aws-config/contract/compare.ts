import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { changeWord } from "./change-words.ts";

const account = z.string().regex(/^\d{12}$/, "an account id");

/** How a pair of resources stands: `unknown` when one of them has no configuration, or there are too many to compare. */
export const pairKind = z.enum(["different", "before", "after", "unknown", "equal"]);
export type PairKind = z.infer<typeof pairKind>;

/** `GET /api/config/compare-accounts`: the resources of one type in two accounts, matched by name or by a tag. */
export const compareAccountsInput = scopeQuery.pick({ regions: true, asOf: true }).extend({
  /** AWS's type, for example `AWS::EC2::SecurityGroup`. */
  type: z.string().min(1).max(200),
  before: account,
  after: account,
  /** `name`, or `tag:Key`: resources with the same value are a pair. */
  match: z
    .string()
    .max(140)
    .regex(/^(name|tag:.+)$/, "name or tag:Key")
    .default("name"),
  /** Only pairs of this kind; absent is all. */
  kind: pairKind.optional(),
  /** Only pairs whose name holds this text, in either case. */
  search: z.string().max(200).default(""),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
export type CompareAccountsInput = z.infer<typeof compareAccountsInput>;

const side = z.object({
  /** `accountId:region:resourceId`. */
  key: z.string(),
  resourceId: z.string(),
  region: z.string(),
});

export const comparedPair = z.object({
  /** What they are matched by, with `*` for the account's id; a resource's id where it has no name or no such tag. */
  name: z.string(),
  kind: pairKind,
  before: side.nullable(),
  after: side.nullable(),
  /** Differences that are not noise; null when they were not compared or one side is missing. */
  changes: z.number().int().nullable(),
  /** The gravest of the differences, in words. */
  words: z.array(changeWord),
  /** Whether several resources of one side share the name, so that another pairing is possible. */
  ambiguous: z.boolean(),
});
export type ComparedPair = z.infer<typeof comparedPair>;

export const compareAccountsOutput = z.object({
  rows: z.array(comparedPair),
  /** Pairs that match `kind` and `search`. */
  total: z.number().int(),
  /** Pairs of each kind that match `search`. */
  counts: z.record(pairKind, z.number().int()),
  freshness,
});
export type CompareAccountsOutput = z.infer<typeof compareAccountsOutput>;
