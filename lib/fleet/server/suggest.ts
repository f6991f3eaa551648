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
import type { SuggestInput } from "#lib/fleet/contract/list.ts";
import { nodeListDatasets } from "#lib/fleet/contract/query-keys.ts";
import { type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { momentOf } from "./node-selection.ts";
import { countApplications, countTagKeys, countValues } from "./suggest-counts.ts";
import { hasPatchSuggestions, suggestPatchItems } from "./suggest-patches.ts";

/**
 * Completions for what stands at the cursor. Counts are of nodes that the rest of the filter leaves; while the rest
 * cannot be read they are of the whole scope.
 */
export const suggest = sharedRead("fleet.suggest", read, nodeListDatasets);

function read(ctx: VerbContext, input: SuggestInput): Promise<SuggestOutput> {
  return readSuggestions(input, nodeRegistry, momentOf(ctx, input.asOf), (rest, context) =>
    complete(ctx, rest, context),
  );
}

async function complete(
  ctx: VerbContext,
  input: SuggestInput,
  context: CursorContext<NodeField>,
): Promise<Suggestion[]> {
  const { from, to } = context.range;
  const place = { from, to };
  if (context.kind === "field") return fieldSuggestions(nodeRegistry, context.prefix, place);
  if (context.kind === "key") {
    const keys = await countTagKeys(ctx, input, context.prefix);
    return keys.map(({ value, count }) => ({
      kind: "tag-key",
      label: value ?? "",
      insert: `${printed(value)}=`,
      count,
      ...place,
    }));
  }
  const { field, key, operator } = context;
  if (field.kind === "time") return timeSuggestions(field, operator, context.prefix, place);
  const counts = hasPatchSuggestions(field)
    ? await suggestPatchItems(ctx, input, field, context.prefix)
    : field.kind === "item"
      ? await countApplications(ctx, input, context.prefix)
      : await countValues(ctx, input, field, key, context.prefix);
  return counts.map((item) => valueSuggestion(item, place));
}
