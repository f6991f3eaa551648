import type { Freshness } from "#lib/core/contract/freshness.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { readFreshness } from "./freshness.ts";
import type { VerbContext } from "./verb.ts";

/** Age and coverage of these datasets within the part of the organisation that the request covers. */
export function scopeFreshness(
  ctx: VerbContext,
  datasets: readonly string[],
  { accounts, regions, asOf }: Pick<ScopeQuery, "accounts" | "regions" | "asOf">,
): Promise<Freshness> {
  return readFreshness(ctx, { datasets, accounts, regions, asOf });
}
