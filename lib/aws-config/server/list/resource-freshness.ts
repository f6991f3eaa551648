import { resourceDatasets } from "#lib/aws-config/contract/query-keys.ts";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

/**
 * How old and how complete lists of resources are. A past moment is told by the items' own times and not by what an earlier
 * pass saw, so that the passes by now count for it, too.
 */
export function resourceFreshness(ctx: VerbContext, input: ScopeQuery): Promise<Freshness> {
  return scopeFreshness(ctx, resourceDatasets, { ...input, asOf: undefined });
}
