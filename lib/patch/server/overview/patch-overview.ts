import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { selectNodes } from "#lib/fleet/server/index.ts";
import type { Dimension } from "#lib/patch/contract/dimensions.ts";
import type { PatchOverviewInput, PatchOverviewOutput } from "#lib/patch/contract/overview.ts";
import { overviewDatasets } from "#lib/patch/contract/query-keys.ts";
import { breakdownsOf, type CountRow, totalsOf } from "#lib/patch/domain/breakdowns.ts";

/** Nodes by class in all and by each dimension, as they are or were: every node is in exactly one class. */
export const patchOverview = sharedRead("patch.overview", readOverview, overviewDatasets);

async function readOverview(ctx: VerbContext, input: PatchOverviewInput): Promise<PatchOverviewOutput> {
  const { sql, values } = patchOverviewSql(ctx, input);
  const [rows, names, freshness] = await Promise.all([
    readQuery<Omit<CountRow, "class"> & { class: CountRow["class"] | null }>(ctx.db, sql, values),
    readNames(ctx, input.asOf),
    scopeFreshness(ctx, overviewDatasets, input),
  ]);
  const counts = rows.map((row) => ({ ...row, class: row.class ?? "unknown" }));
  const nameOf = (dimension: Dimension, value: string) => names.get(`${dimension} ${value}`) ?? null;
  return { ...totalsOf(counts), breakdowns: breakdownsOf(counts, nameOf), freshness };
}

/** The columns of `fleet_nodes` behind the dimensions: those of its index `fleet_nodes_patch`, so that it alone is read. */
const columns: readonly (readonly [Dimension, string])[] = [
  ["account", "account_id"],
  ["region", "region"],
  ["os", "platform_name"],
  ["patchgroup", "patch_group"],
  ["baseline", "patch_baseline_id"],
  ["severity", "patch_severity"],
];

/**
 * The one scan behind the overview; the benchmark runs it alone beside the whole request. Nodes that are alike in every
 * column are counted first, in the index's order: what is grouped by each dimension is then a fraction of the nodes.
 */
export function patchOverviewSql(
  ctx: VerbContext,
  input: PatchOverviewInput,
): { sql: string; values: readonly unknown[] } {
  const { parameters, from } = selectNodes(ctx, { ...input, filter: "", sort: "" });
  const alike = [...columns.map(([, column]) => column), "patch_class"];
  const grouped = (result: (name: Dimension, column: string) => string) =>
    columns.map(([name, column]) => `when grouping(${column}) = 0 then ${result(name, column)}`).join(" ");
  const sets = columns.map(([, column]) => `(${column}, patch_class)`).join(", ");
  const selected = `select ${alike.map((name) => `n.${name}`).join(", ")} ${from}`;
  const sql = `
with alike as materialized (
  ${namesFit(input)
    .map(
      (each) =>
        `select ${alike.join(", ")}, count(*)::int as nodes from (${selected}) n ${each} group by ${alike.join(", ")}`,
    )
    .join(" union all ")}
)
select dimension, value, lower(value) as key, class, nodes from (
  select case ${grouped((name) => `'${name}'`)} end as dimension, case ${grouped((_, column) => column)} end as value,
    patch_class as class, sum(nodes)::int as nodes
  from alike group by grouping sets (${sets})
) counted`;
  return { sql, values: parameters.values };
}

const fit = "yagura_patch_names_length(platform_name, patch_group, patch_baseline_id) <= 500";

/** All nodes, in the parts that have an index each: what it holds must be short. */
function namesFit({ tag, asOf }: PatchOverviewInput): readonly string[] {
  const byIndex = asOf === undefined && (tag === undefined || tag === "");
  return byIndex ? [`where ${fit}`, `where not ${fit}`] : [""];
}

/** Names of accounts and baselines, by dimension and value. */
async function readNames(ctx: VerbContext, asOf: string | undefined): Promise<Map<string, string>> {
  const parameters = new SqlParameters();
  const accounts = versionsAt("accounts", ["account_id", "name"], asOf, parameters);
  const baselines = versionsAt("patch_baselines", ["baseline_id", "name"], asOf, parameters);
  const rows = await readQuery<{ id: string; name: string }>(
    ctx.db,
    `select 'account ' || account_id as id, name from ${accounts} a where name <> account_id
     union all
     select 'baseline ' || baseline_id, min(name) from ${baselines} b
     where name is not null group by 1`,
    parameters.values,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
