import { z } from "zod";
import { freshness } from "#lib/core/contract/freshness.ts";
import { scopeQuery } from "#lib/core/contract/scope.ts";

/** Releases of one answer at most. */
export const velocityLimitMax = 1_000;

/** `GET /api/patch/velocity`: releases of the last 120 days. */
export const patchVelocityInput = scopeQuery.extend({
  /** How many releases are listed; 100 where nothing is said. */
  limit: z.coerce.number().int().min(1).max(velocityLimitMax).optional(),
});
export type PatchVelocityInput = z.infer<typeof patchVelocityInput>;

/** Days from the release; `waiting`: not yet reached; `unknown`: reached, but AWS gives no time of installation for some. */
const reached = z.union([z.number().int().min(0), z.enum(["waiting", "unknown"])]);
export type Reached = z.infer<typeof reached>;

export const releaseVelocity = z.object({
  /** What AWS's catalogue knows it by: the KB, or `name.arch:epoch:version-release`. */
  key: z.string(),
  title: z.string(),
  severity: z.enum(["CRITICAL", "HIGH", "MEDIUM", "LOW", "UNSPECIFIED"]),
  releasedAt: z.string(),
  /** Nodes that need it: have it, lack it, or failed to install it. */
  needed: z.number().int(),
  installed: z.number().int(),
  /** Of `installed`, those without a time of installation. */
  undated: z.number().int(),
  days50: reached,
  days90: reached,
  days99: reached,
  /** Nodes that had it at each of `curveDays`; null for days to come. */
  curve: z.array(z.number().int().nullable()),
});
export type ReleaseVelocity = z.infer<typeof releaseVelocity>;

export const patchVelocityOutput = z.object({
  /** Those that most nodes need first, up to the limit. */
  releases: z.array(releaseVelocity),
  /** Releases of the window that a node of the scope needs, listed or not. */
  total: z.number().int(),
  /** Patches of which AWS's catalogue gives no release date: they have no velocity. */
  undatedPatches: z.number().int(),
  freshness,
});
export type PatchVelocityOutput = z.infer<typeof patchVelocityOutput>;
