import type { Suggestion, SuggestOutput } from "#lib/core/contract/lists.ts";
import type { CursorContext } from "#lib/core/domain/filter/cursor.ts";
import { fieldSuggestions, timeSuggestions, valueSuggestion } from "#lib/core/domain/filter/suggestions.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { likeLiteral } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { readSuggestions } from "#lib/core/server/sql/read-suggestions.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchFacetsInput, SuggestPatchesInput } from "#lib/patch/contract/patches.ts";
import { patchListDatasets } from "#lib/patch/contract/query-keys.ts";
import { type PatchField, patchRegistry } from "#lib/patch/domain/patch-fields.ts";
import { momentOf, selectPatches } from "./patch-selection.ts";

const most = 20;

/** Completions for what stands at the cursor. Counts are of patches that the rest of the filter leaves. */
export const suggestPatches = sharedRead("patch.suggestPatches", read, patchListDatasets);

function read(ctx: VerbContext, input: SuggestPatchesInput): Promise<SuggestOutput> {
  return readSuggestions(input, patchRegistry, momentOf(ctx, input.asOf), (rest, context) =>
    complete(ctx, rest, context),
  );
}

async function complete(
  ctx: VerbContext,
  input: PatchFacetsInput,
  context: CursorContext<PatchField>,
): Promise<Suggestion[]> {
  const place = { from: context.range.from, to: context.range.to };
  if (context.kind !== "value") return fieldSuggestions(patchRegistry, context.prefix, place);
  const { field, operator, prefix } = context;
  if (field.kind === "time") return timeSuggestions(field, operator, prefix, place);
  if (field.kind === "number") return [];
  const counts = await countValues(ctx, input, field, prefix);
  return counts.map((item) => valueSuggestion(item, place));
}

function countValues(
  ctx: VerbContext,
  input: PatchFacetsInput,
  field: PatchField,
  text: string,
): Promise<{ value: string | null; count: number }[]> {
  const { parameters, ctes, from } = selectPatches(ctx, input);
  const pattern = (literal: string) => parameters.add(literal.toLowerCase(), "text");
  const literal = likeLiteral(text);
  const values =
    field.key === "cve"
      ? `select unnest(p.cve_ids) as value ${from}`
      : field.key === "baseline"
        ? `select distinct p.patch_id, coalesce(l.name, b.baseline_id) as value
           from (select p.patch_id ${from}) p join patch_counts b using (patch_id)
           left join patch_baselines l using (account_id, region, baseline_id) where b.baseline_id <> ''`
        : `select ${field.sql}::text as value ${from}`;
  const sql = `with ${ctes}
select value, count(*)::int as count from (${values}) named
where ${text === "" ? "true" : `lower(value) like ${pattern(`%${literal}%`)}`} group by value
order by ${text === "" ? "" : `lower(value) like ${pattern(`${literal}%`)} desc, `}count desc, value collate "C" limit ${most}`;
  return readQuery<{ value: string | null; count: number }>(ctx.db, sql, parameters.values);
}
