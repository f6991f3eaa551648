import { changeDatasets } from "#lib/changes/contract/query-keys.ts";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

/** How well the timeline is known. What happened before a moment may be read after it: the passes by now count for it, too. */
export function changesFreshness(ctx: VerbContext, input: ScopeQuery): Promise<Freshness> {
  return scopeFreshness(ctx, changeDatasets, { ...input, asOf: undefined });
}
