import { type CursorContext, cursorContext } from "#lib/core/domain/filter/cursor.ts";
import { literalValue } from "#lib/core/domain/filter/print.ts";
import { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { SuggestInput, Suggestion, SuggestOutput } from "#lib/fleet/contract/list.ts";
import { nodeListDatasets } from "#lib/fleet/contract/query-keys.ts";
import { type NodeField, nodeFields, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { describeFault } from "./node-filter.ts";
import { momentOf } from "./node-selection.ts";
import { countApplications, countTagKeys, countValues, type ValueCount } from "./suggest-counts.ts";
import { hasPatchSuggestions, suggestPatchItems } from "./suggest-patches.ts";

/**
 * Completions for what stands at the cursor. Counts are of nodes that the rest of the filter leaves; while the rest
 * cannot be read they are of the whole scope.
 */
export const suggest = sharedRead("fleet.suggest", readSuggestions, nodeListDatasets);

async function readSuggestions(ctx: VerbContext, input: SuggestInput): Promise<SuggestOutput> {
  const now = momentOf(ctx, input.asOf);
  const resolved = resolveFilter(input.filter, nodeRegistry, now);
  const context = cursorContext(input.filter, input.cursor, nodeRegistry);
  const { from, to } = context.condition;
  const rest = `${input.filter.slice(0, from)} ${input.filter.slice(to)}`;
  const filter = resolveFilter(rest, nodeRegistry, now).ok ? rest : "";
  return {
    suggestions: await complete(ctx, { ...input, filter }, context),
    error: resolved.ok ? null : describeFault(resolved.fault, input.filter),
  };
}

async function complete(
  ctx: VerbContext,
  input: SuggestInput,
  context: CursorContext<NodeField>,
): Promise<Suggestion[]> {
  const { from, to } = context.range;
  const place = { from, to };
  if (context.kind === "field") return fieldSuggestions(context.prefix, place);
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

interface Place {
  from: number;
  to: number;
}

function fieldSuggestions(prefix: string, place: Place): Suggestion[] {
  const wanted = prefix.toLowerCase();
  const matching = nodeFields.filter((field) =>
    [field.key, ...field.aliases].some((name) => name.startsWith(wanted)),
  );
  const fields = matching.map((field) => ({
    kind: "field" as const,
    label: field.key,
    insert: `${field.key}:`,
    count: null,
    ...place,
  }));
  const exact = nodeRegistry.find(wanted);
  return exact === undefined
    ? fields
    : [...operatorSuggestions(exact, place), ...fields.filter(({ label }) => label !== exact.key)];
}

function operatorSuggestions(field: NodeField, place: Place): Suggestion[] {
  const ordered = field.kind === "version" || field.kind === "number" || field.kind === "time";
  const operators =
    field.kind === "keyed" ? [":"] : ordered ? [":", "!=", "<", "<=", ">", ">="] : [":", "=", "!="];
  return operators.map((operator) => ({
    kind: "operator",
    label: `${field.key}${operator}`,
    insert: `${field.key}${operator}`,
    count: null,
    ...place,
  }));
}

function timeSuggestions(field: NodeField, operator: string, prefix: string, place: Place): Suggestion[] {
  const ages =
    field.key === "lastping" ? ["5m", "15m", "1h", "24h", "7d"] : ["1h", "24h", "7d", "30d", "90d", "1y"];
  const words = operator.startsWith("<") || operator.startsWith(">") ? ages : [...ages, "none"];
  return words
    .filter((word) => word.startsWith(prefix))
    .map((word) => ({ kind: "value", label: word, insert: word, count: null, ...place }));
}

function valueSuggestion(
  { value, count }: Pick<ValueCount, "value"> & { count: number | null },
  place: Place,
): Suggestion {
  return {
    kind: "value",
    label: value ?? "none",
    insert: value === null ? "none" : printed(value),
    count,
    ...place,
  };
}

function printed(value: string | null): string {
  const literal = literalValue(value ?? "");
  return literal.quoted ? `"${literal.text.replace(/["\\]/g, "\\$&")}"` : literal.text;
}
