import type { Facet, Suggestion } from "#lib/core/contract/lists.ts";
import { conjuncts, isAbout } from "./conjuncts.ts";
import { cursorContext, withoutCondition } from "./cursor.ts";
import { describeFacet, type FacetCounts } from "./describe-facet.ts";
import { facetChoices } from "./facet-choice.ts";
import type { FilterRegistry } from "./fields.ts";
import { type LocalField, matchesRow, valueText } from "./match-row.ts";
import { resolveFilter } from "./resolve.ts";
import { fieldSuggestions, timeSuggestions, valueSuggestion } from "./suggestions.ts";

/** A list that is whole in the browser, and the moment that ages in its filter count from. */
export interface LocalRows<Row> {
  rows: readonly Row[];
  registry: FilterRegistry<LocalField<Row>>;
  now: Date;
}

const mostSuggestions = 20;

/** Rows that the filter finds; all of them while it cannot be read. */
export function filterRows<Row>({ rows, registry, now }: LocalRows<Row>, filter: string): readonly Row[] {
  const resolved = resolveFilter(filter, registry, now);
  const predicate = resolved.ok ? resolved.predicate : null;
  return predicate === null ? rows : rows.filter((row) => matchesRow(predicate, row, registry.fields));
}

/** How often each value of the facets occurs. A facet does not apply the filter's own conditions on its field. */
export function countFacets<Row>({ rows, registry, now }: LocalRows<Row>, filter: string): Facet[] {
  const resolved = resolveFilter(filter, registry, now);
  const conditions = conjuncts(resolved.ok ? resolved.predicate : null);
  return registry.fields
    .filter((field) => field.facet)
    .map((field) => {
      const target = { field, key: null };
      const others = conditions.filter((condition) => !isAbout(condition, target));
      const found = rows.filter((row) => others.every((each) => matchesRow(each, row, registry.fields)));
      const choices = facetChoices(resolved.ok ? resolved.filter : null, target);
      return describeFacet(field.key, countValues(found, field), undefined, choices);
    });
}

/** Completions for the word at the cursor, counted over what the rest of the filter finds. */
export function suggestFromRows<Row>(list: LocalRows<Row>, filter: string, cursor: number): Suggestion[] {
  const { registry, now } = list;
  const context = cursorContext(filter, cursor, registry);
  const { from, to } = context.range;
  const place = { from, to };
  if (context.kind === "field") return fieldSuggestions(registry, context.prefix, place);
  if (context.kind === "key") return [];
  const { field, operator, prefix } = context;
  if (field.kind === "time") return timeSuggestions(field, operator, prefix, place);
  const rest = filterRows(list, withoutCondition(filter, context, registry, now));
  const wanted = prefix.toLowerCase();
  return [...countValues(rest, field)]
    .map(([value, count]) => ({ value, count, text: (value ?? "none").toLowerCase() }))
    .filter(({ text }) => text.includes(wanted))
    .sort(
      (a, b) =>
        Number(b.text.startsWith(wanted)) - Number(a.text.startsWith(wanted)) ||
        b.count - a.count ||
        (a.text < b.text ? -1 : 1),
    )
    .slice(0, mostSuggestions)
    .map((item) => valueSuggestion(item, place));
}

/** A row with several values counts for each of them. */
function countValues<Row>(rows: readonly Row[], field: LocalField<Row>): FacetCounts {
  const counts: FacetCounts = new Map();
  for (const row of rows) {
    const values = new Set(field.values(row).map(valueText));
    for (const value of values.size === 0 ? [null] : values) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}
