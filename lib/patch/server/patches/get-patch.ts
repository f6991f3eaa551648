import { AppError } from "#lib/core/contract/errors.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchInput, PatchOutput } from "#lib/patch/contract/patches.ts";
import { patchListDatasets } from "#lib/patch/contract/query-keys.ts";
import { readRuleSets } from "./baseline-rules.ts";
import { type CountRow, countColumns, countsSql, elementCounts, sums, toCounts } from "./counts-sql.ts";
import { judgePatches, type PatchDbRow, patchRowColumns } from "./patch-rows.ts";
import { momentOf } from "./patch-selection.ts";

/**
 * One patch: its facts, what baselines make of it, and where it is in which state.
 * @throws {AppError} `not_found` for a patch that no node has reported.
 */
export const getPatch = sharedRead("patch.getPatch", readPatch, patchListDatasets);

async function readPatch(ctx: VerbContext, input: PatchInput): Promise<PatchOutput> {
  const [first, ...rest] = await findPatches(ctx, input.patch);
  if (first === undefined) throw new AppError("not_found", "No node has reported such a patch.");
  const whole = { ...input, filter: "" };
  const [row, ruleSets, places, systems, installs, freshness] = await Promise.all([
    readRow(ctx, whole, first.patch_id),
    readRuleSets(ctx, whole),
    readPlaces(ctx, whole, first.patch_id),
    readSystems(ctx, whole, first.patch_id),
    readInstalls(ctx, whole, first.patch_id),
    scopeFreshness(ctx, patchListDatasets, input),
  ]);
  const { row: patch, verdicts } = judgePatches(ruleSets, momentOf(ctx, input.asOf))(row);
  const others = rest.map(({ patch_id, title }) => ({ patchId: patch_id, title }));
  return { patch, others, verdicts: [...verdicts], places, systems, installs, freshness };
}

/** By number, or by KB id or title, those on most nodes first; then others of the same KB id. */
function findPatches(ctx: VerbContext, patch: string): Promise<{ patch_id: number; title: string }[]> {
  const isNumber = /^\d{1,9}$/.test(patch);
  const named = isNumber
    ? "p.patch_id = $1::int"
    : 'lower(p.kb_id collate "C") = lower($1::text collate "C") or p.title = $1::text';
  const sql = `
with named as (select p.patch_id, p.kb_id from patches p where ${named})
select p.patch_id, p.title from patches p
where p.kb_id in (select kb_id from named)
order by p.patch_id in (select patch_id from named) desc,
  (select coalesce(sum(missing + failed + installed), 0) from patch_counts c where c.patch_id = p.patch_id) desc, p.patch_id desc
limit 200`;
  return readQuery(ctx.db, sql, [patch]);
}

type Scope = PatchInput & { filter: string };

async function readRow(ctx: VerbContext, input: Scope, patchId: number): Promise<PatchDbRow> {
  const parameters = new SqlParameters();
  const matched = `matched as (select ${parameters.add(patchId, "int")} as patch_id)`;
  const counts = countsSql(ctx, input, true, parameters);
  // A patch that the scope does not report (any more) still has its facts.
  const zero = countColumns.map(([column]) => `coalesce(c.${column}, 0) as ${column}`).join(", ");
  const sql = `
with ${matched}, counted as (${counts}),
counts as (select m.patch_id, ${zero} from matched m left join counted c using (patch_id))
select ${patchRowColumns(ctx, input, parameters)} from counts c join patches p using (patch_id)
left join lateral (
  select min(released_at) as released_at, array_agg(distinct product) filter (where product is not null) as products,
    min(product_family) as product_family, min(msrc_number) as bulletin, min(repository) as repository,
    string_agg(array_to_string(advisory_ids, ' '), ' ') as advisories
  from available_patches a where a.catalog_key = p.catalog_key
) r on true`;
  const [row] = await readQuery<PatchDbRow>(ctx.db, sql, parameters.values);
  if (row === undefined) throw new AppError("not_found", "No node has reported such a patch.");
  return row;
}

async function readPlaces(ctx: VerbContext, input: Scope, patchId: number): Promise<PatchOutput["places"]> {
  const { sql, parameters } = input.tag
    ? countedPlaces(nodesOf(ctx, input, patchId))
    : keptPlaces(ctx, input, patchId);
  type Row = CountRow & { account_id: string; account_name: string | null; region: string };
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  return rows.map((row) => ({
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    ...toCounts(row),
  }));
}

type Statement = { sql: string; parameters: SqlParameters };

function countedPlaces({ parameters, source }: ReturnType<typeof nodesOf>): Statement {
  const sql = `select x.account_id, x.region, nullif(a.name, a.account_id) as account_name, ${elementCounts("x.element")}
    from (${source}) x left join accounts a using (account_id) group by 1, 2, 3 order by 1, 2`;
  return { sql, parameters };
}

function keptPlaces(ctx: VerbContext, input: Scope, patchId: number): Statement {
  const parameters = new SqlParameters();
  const columns = ["account_id", "region", "patch_id", ...countColumns.map(([column]) => column)];
  const counts = versionsAt("patch_counts", columns, input.asOf, parameters);
  const where = [
    `k.patch_id = ${parameters.add(patchId, "int")}`,
    ...scopeSql(ctx.actor, input, "k", parameters),
  ];
  const sql = `select k.account_id, k.region, nullif(a.name, a.account_id) as account_name, ${sums("k")}
    from ${counts} k left join accounts a using (account_id) where ${where.join(" and ")} group by 1, 2, 3 order by 1, 2`;
  return { sql, parameters };
}

async function readSystems(ctx: VerbContext, input: Scope, patchId: number): Promise<PatchOutput["systems"]> {
  const { parameters, source } = nodesOf(ctx, input, patchId);
  const sql = `select x.platform_name, ${elementCounts("x.element")} from (${source}) x group by 1 order by count(*) desc, 1`;
  const rows = await readQuery<CountRow & { platform_name: string | null }>(ctx.db, sql, parameters.values);
  return rows.map((row) => ({ platformName: row.platform_name, ...toCounts(row) }));
}

/** The nodes that report the patch, each with the element that says in which state. */
function nodesOf(
  ctx: VerbContext,
  input: Scope,
  patchId: number,
): { parameters: SqlParameters; source: string } {
  const parameters = new SqlParameters();
  const key = ["account_id", "region", "node_id"];
  const lists = versionsAt("node_patches", [...key, "states"], input.asOf, parameters);
  const nodes = versionsAt("fleet_nodes", [...key, "platform_name", "tags"], input.asOf, parameters);
  const elements = countColumns.map((_, index) => patchId * 16 + index + 1);
  const any = parameters.add(elements, "int[]");
  const where = [`l.states && ${any}`, ...scopeSql(ctx.actor, input, "n", parameters)];
  const source = `select n.account_id, n.region, n.platform_name,
      (select element from unnest(l.states) element where element = any(${any}) limit 1) as element
    from ${lists} l join ${nodes} n using (account_id, region, node_id) where ${where.join(" and ")}`;
  return { parameters, source };
}

async function readInstalls(
  ctx: VerbContext,
  input: Scope,
  patchId: number,
): Promise<PatchOutput["installs"]> {
  const parameters = new SqlParameters();
  const columns = ["account_id", "region", "patch_id", "install_days", "install_nodes"];
  const counts = versionsAt("patch_counts", columns, input.asOf, parameters);
  const scope = { accounts: input.accounts, regions: input.regions };
  const where = [
    `k.patch_id = ${parameters.add(patchId, "int")}`,
    ...scopeSql(ctx.actor, scope, "k", parameters),
  ];
  const sql = `
select to_char(date '1970-01-01' + i.day, 'YYYY-MM-DD') as day, sum(i.nodes)::int as nodes,
  sum(sum(i.nodes)) over (order by i.day)::int as total
from ${counts} k cross join unnest(k.install_days, k.install_nodes) as i(day, nodes)
where ${where.join(" and ")} group by i.day order by i.day`;
  return readQuery(ctx.db, sql, parameters.values);
}
