import { scopeSql } from "#lib/core/server/scope-sql.ts";
import type { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { patchStateCodes } from "#lib/patch/contract/patch-state.ts";
import type { PatchCounts, PatchFacetsInput } from "#lib/patch/contract/patches.ts";

/** Columns of `patch_counts`, by the member that they become and the state that they count. */
export const countColumns = [
  ["missing", "missing", "Missing"],
  ["failed", "failed", "Failed"],
  ["pending_reboot", "pendingReboot", "InstalledPendingReboot"],
  ["rejected", "installedRejected", "InstalledRejected"],
  ["installed", "installed", "Installed"],
  ["installed_other", "installedOther", "InstalledOther"],
  ["not_applicable", "notApplicable", "NotApplicable"],
  ["available_security", "availableSecurity", "AvailableSecurityUpdate"],
] as const satisfies readonly (readonly [string, keyof PatchCounts, keyof typeof patchStateCodes])[];

type CountColumn = (typeof countColumns)[number][0];
export type CountRow = Record<CountColumn, number>;

export function toCounts(row: CountRow): PatchCounts {
  return Object.fromEntries(countColumns.map(([column, member]) => [member, row[column]])) as PatchCounts;
}

/** Sums over rows of `patch_counts`, aliased `alias`. */
export const sums = (alias: string): string =>
  countColumns.map(([column]) => `sum(${alias}.${column})::int as ${column}`).join(", ");

/** Counts over elements of `node_patches.states`. */
export const elementCounts = (element: string): string =>
  countColumns
    .map(
      ([column, , state]) =>
        `count(*) filter (where ${element} & 15 = ${patchStateCodes[state]})::int as ${column}`,
    )
    .join(", ");

/**
 * Nodes per patch and state within the scope: from the kept counts, or, because those know no tags, from the nodes
 * themselves. With `narrowed` only patches of the relation `matched`.
 */
export function countsSql(
  ctx: VerbContext,
  input: Pick<PatchFacetsInput, "accounts" | "regions" | "tag" | "asOf">,
  narrowed: boolean,
  parameters: SqlParameters,
): string {
  const key = ["account_id", "region"];
  if (!input.tag) {
    const columns = [...key, "patch_id", ...countColumns.map(([column]) => column)];
    const counts = versionsAt("patch_counts", columns, input.asOf, parameters);
    const scope = scopeSql(ctx.actor, input, "k", parameters);
    const where = scope.length === 0 ? "" : `where ${scope.join(" and ")}`;
    const join = narrowed ? " join matched using (patch_id)" : "";
    return `select k.patch_id, ${sums("k")} from ${counts} k${join} ${where} group by k.patch_id`;
  }
  const lists = versionsAt("node_patches", [...key, "node_id", "states"], input.asOf, parameters);
  const nodes = versionsAt("fleet_nodes", [...key, "node_id", "tags"], input.asOf, parameters);
  const where = scopeSql(ctx.actor, input, "n", parameters);
  if (narrowed) where.push("element >> 4 in (select patch_id from matched)");
  return `select element >> 4 as patch_id, ${elementCounts("element")}
    from ${nodes} n join ${lists} l using (account_id, region, node_id) cross join unnest(l.states) element
    where ${where.join(" and ")} group by 1`;
}
