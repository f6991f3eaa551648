import type { SuggestResourcesInput } from "#lib/aws-config/contract/list.ts";
import { resourceDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { type ResourceField, resourceRegistry } from "#lib/aws-config/domain/resource-fields.ts";
import type { Suggestion, SuggestOutput } from "#lib/core/contract/lists.ts";
import type { CursorContext } from "#lib/core/domain/filter/cursor.ts";
import {
  fieldSuggestions,
  printed,
  timeSuggestions,
  valueSuggestion,
} from "#lib/core/domain/filter/suggestions.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { readSuggestions } from "#lib/core/server/sql/read-suggestions.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { momentOf } from "./resource-selection.ts";
import { countResourceTagKeys, countResourceValues, relatedValues } from "./suggest-counts.ts";

/**
 * Completions for what stands at the cursor, by what the rest of the filter leaves; while the rest cannot be read, by the
 * whole scope.
 */
export const suggestResources = sharedRead("aws-config.suggest", read, resourceDatasets);

function read(ctx: VerbContext, input: SuggestResourcesInput): Promise<SuggestOutput> {
  return readSuggestions(input, resourceRegistry, momentOf(ctx, input.asOf), (rest, context) =>
    complete(ctx, rest, context),
  );
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
