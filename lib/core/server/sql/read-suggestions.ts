import type { Suggestion, SuggestOutput } from "#lib/core/contract/lists.ts";
import { type CursorContext, cursorContext, withoutCondition } from "#lib/core/domain/filter/cursor.ts";
import type { FilterField, FilterRegistry } from "#lib/core/domain/filter/fields.ts";
import { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { describeFault } from "./read-filter.ts";

/**
 * Completions for what stands at the cursor, as `complete` finds them. It gets the input with the rest of the filter, so
 * that its counts are of what that leaves; while the rest cannot be read, with no filter.
 */
export async function readSuggestions<
  Field extends FilterField,
  Input extends { filter: string; cursor: number },
>(
  input: Input,
  registry: FilterRegistry<Field>,
  now: Date,
  complete: (input: Input, context: CursorContext<Field>) => Promise<Suggestion[]>,
): Promise<SuggestOutput> {
  const resolved = resolveFilter(input.filter, registry, now);
  const context = cursorContext(input.filter, input.cursor, registry);
  const filter = withoutCondition(input.filter, context, registry, now);
  return {
    suggestions: await complete({ ...input, filter }, context),
    error: resolved.ok ? null : describeFault(resolved.fault, input.filter),
  };
}
