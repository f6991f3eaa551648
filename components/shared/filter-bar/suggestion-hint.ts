import type { Suggestion } from "#lib/core/contract/lists.ts";
import type { FilterRegistry } from "#lib/core/domain/filter/fields.ts";

interface HintWords {
  registry: FilterRegistry;
  field: (key: string) => string;
  value: (fieldKey: string, value: string | null) => string;
}

const openTerm = /([A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z][A-Za-z0-9]*)?)(?:!=|<=|>=|[:=<>])[^\s()]*$/;

/** What a suggestion means in the reader's words; undefined where the language's own word is all there is. */
export function suggestionHint(suggestion: Suggestion, filter: string, words: HintWords): string | undefined {
  if (suggestion.kind === "field") {
    const field = words.registry.find(suggestion.label);
    return field && words.field(field.key);
  }
  if (suggestion.kind !== "value") return undefined;
  const name = openTerm.exec(filter.slice(0, suggestion.from))?.[1];
  const field = name === undefined ? undefined : words.registry.find(name);
  return field && words.value(field.key, suggestion.label);
}
