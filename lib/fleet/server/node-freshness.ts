import type { Freshness } from "#lib/core/contract/freshness.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { readFreshness } from "#lib/core/server/freshness.ts";
import { visibleAccounts } from "#lib/core/server/scope-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

/** Age and coverage of these datasets within the part of the organisation that the request covers. */
export function scopeFreshness(
  ctx: VerbContext,
  datasets: readonly string[],
  input: Pick<ScopeQuery, "accounts" | "regions" | "asOf">,
): Promise<Freshness> {
  const accounts = visibleAccounts(ctx.actor, input.accounts);
  return readFreshness(ctx, {
    datasets,
    ...(accounts === undefined ? {} : { accounts }),
    ...(input.regions === undefined ? {} : { regions: input.regions }),
    ...(input.asOf === undefined ? {} : { asOf: input.asOf }),
  });
}
