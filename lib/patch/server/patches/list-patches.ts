import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ListPatchesInput, ListPatchesOutput } from "#lib/patch/contract/patches.ts";
import { patchListDatasets } from "#lib/patch/contract/query-keys.ts";
import { readRuleSets } from "./baseline-rules.ts";
import { judgePatches, type PatchDbRow, patchRowColumns } from "./patch-rows.ts";
import { momentOf, patchOrder, selectPatches } from "./patch-selection.ts";

/**
 * The inverse view: patches that nodes of the scope report, with how many nodes are in which state.
 * @throws {AppError} `bad_request` for a filter or sort that cannot be read.
 */
export const listPatches = sharedRead("patch.listPatches", readPatches, patchListDatasets);

async function readPatches(ctx: VerbContext, input: ListPatchesInput): Promise<ListPatchesOutput> {
  const { sql, values } = listPatchesSql(ctx, input);
  const [rows, ruleSets, freshness] = await Promise.all([
    readQuery<{ total: number; patch_id: number | null }>(ctx.db, sql, values),
    readRuleSets(ctx, { accounts: input.accounts, regions: input.regions, asOf: input.asOf }),
    scopeFreshness(ctx, patchListDatasets, input),
  ]);
  const judge = judgePatches(ruleSets, momentOf(ctx, input.asOf));
  return {
    rows: rows.filter(isPatch).map((row) => judge(row).row),
    total: rows[0]?.total ?? 0,
    freshness,
  };
}

const isPatch = (row: { patch_id: number | null }): row is { total: number } & PatchDbRow =>
  row.patch_id !== null;

function listPatchesSql(
  ctx: VerbContext,
  input: ListPatchesInput,
): { sql: string; values: readonly unknown[] } {
  const { parameters, ctes, from } = selectPatches(ctx, input);
  const order = patchOrder(input.sort);
  const limit = `limit ${parameters.add(input.limit, "int")} offset ${parameters.add(input.offset, "int")}`;
  const columns = patchRowColumns(ctx, input, parameters);
  const sql = `
with ${ctes},
found as materialized (select p.patch_id, row_number() over (order by ${order}) as position ${from}),
counted as (select count(*)::int as total from found),
page as (select patch_id, position from found order by position ${limit})
select counted.total, patch.* from counted left join (
  select g.position, ${columns} from page g join counts c using (patch_id) join patches p using (patch_id)
  left join catalog r on r.catalog_key = p.catalog_key
) patch on true order by patch.position`;
  return { sql, values: parameters.values };
}
