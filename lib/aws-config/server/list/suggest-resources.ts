import type { SuggestResourcesInput } from "#lib/aws-config/contract/list.ts";
import { resourceDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { type ResourceField, resourceRegistry } from "#lib/aws-config/domain/resource-fields.ts";
import type { Suggestion, SuggestOutput } from "#lib/core/contract/lists.ts";
import { type CursorContext, cursorContext } from "#lib/core/domain/filter/cursor.ts";
import { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import {
  fieldSuggestions,
  printed,
  timeSuggestions,
  valueSuggestion,
} from "#lib/core/domain/filter/suggestions.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { describeFault } from "#lib/core/server/sql/read-filter.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { momentOf } from "./resource-selection.ts";
import { countResourceTagKeys, countResourceValues, relatedValues } from "./suggest-counts.ts";

/**
 * Completions for what stands at the cursor, by what the rest of the filter leaves; while the rest cannot be read, by the
 * whole scope.
 */
export const suggestResources = sharedRead("aws-config.suggest", readSuggestions, resourceDatasets);

async function readSuggestions(ctx: VerbContext, input: SuggestResourcesInput): Promise<SuggestOutput> {
  const now = momentOf(ctx, input.asOf);
  const resolved = resolveFilter(input.filter, resourceRegistry, now);
  const context = cursorContext(input.filter, input.cursor, resourceRegistry);
  const { from, to } = context.condition;
  const rest = `${input.filter.slice(0, from)} ${input.filter.slice(to)}`;
  const filter = resolveFilter(rest, resourceRegistry, now).ok ? rest : "";
  return {
    suggestions: await complete(ctx, { ...input, filter }, context),
    error: resolved.ok ? null : describeFault(resolved.fault, input.filter),
  };
}

async function complete(
  ctx: VerbContext,
  input: SuggestResourcesInput,
  context: CursorContext<ResourceField>,
): Promise<Suggestion[]> {
  const { from, to } = context.range;
  const place = { from, to };
  if (context.kind === "field") return fieldSuggestions(resourceRegistry, context.prefix, place);
  if (context.kind === "key") {
    const keys = await countResourceTagKeys(ctx, input, context.prefix);
    return keys.map(({ value, count }) => ({
      kind: "tag-key",
      label: value ?? "",
      insert: `${printed(value)}=`,
      count,
      ...place,
    }));
  }
  const { field, key, operator, prefix } = context;
  if (field.kind === "time") return timeSuggestions(field, operator, prefix, place);
  const counts =
    field.kind === "item"
      ? await relatedValues(ctx, input, field, prefix)
      : await countResourceValues(ctx, input, field, key, prefix);
  return counts.map((item) => valueSuggestion(item, place));
}
