import type { Suggestion } from "#lib/core/contract/lists.ts";
import type { FilterField, FilterRegistry } from "./fields.ts";
import { literalValue } from "./print.ts";

/** What a suggestion replaces in the filter's text. */
export interface Place {
  from: number;
  to: number;
}

/** Fields whose names begin with what is written; of a field written whole its operators too. */
export function fieldSuggestions(registry: FilterRegistry, prefix: string, place: Place): Suggestion[] {
  const wanted = prefix.toLowerCase();
  const matching = registry.fields.filter((field) =>
    [field.key, ...field.aliases].some((name) => name.startsWith(wanted)),
  );
  const fields = matching.map((field) => ({
    kind: "field" as const,
    label: field.key,
    insert: `${field.key}:`,
    count: null,
    ...place,
  }));
  const exact = registry.find(wanted);
  return exact === undefined
    ? fields
    : [...operatorSuggestions(exact, place), ...fields.filter(({ label }) => label !== exact.key)];
}

function operatorSuggestions(field: FilterField, place: Place): Suggestion[] {
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

/** Ages that people ask for. */
export function timeSuggestions(
  field: FilterField,
  operator: string,
  prefix: string,
  place: Place,
): Suggestion[] {
  const ages =
    field.key === "lastping" ? ["5m", "15m", "1h", "24h", "7d"] : ["1h", "24h", "7d", "30d", "90d", "1y"];
  const words = operator.startsWith("<") || operator.startsWith(">") ? ages : [...ages, "none"];
  return words
    .filter((word) => word.startsWith(prefix))
    .map((word) => ({ kind: "value", label: word, insert: word, count: null, ...place }));
}

/** A value with how many rows have it; null is "unknown". */
export function valueSuggestion(
  { value, count }: { value: string | null; count: number | null },
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

/** A value as it is written after an operator or a key. */
export function printed(value: string | null): string {
  const literal = literalValue(value ?? "");
  return literal.quoted ? `"${literal.text.replace(/["\\]/g, "\\$&")}"` : literal.text;
}
