import type { Facet } from "#lib/core/contract/lists.ts";
import { type FacetChoice, facetChoices, facetTarget } from "#lib/core/domain/filter/facet-choice.ts";
import type { FilterRegistry } from "#lib/core/domain/filter/fields.ts";
import { parseFilter } from "#lib/core/domain/filter/parse.ts";
import type { FacetView } from "./facet-group.tsx";

/** What a list calls its fields and values, and how good or bad it holds a value to be. */
export interface FacetWords {
  registry: FilterRegistry;
  field: (key: string) => string;
  value: (fieldKey: string, value: string | null) => string;
  tone: (fieldKey: string, value: string | null) => FacetView["values"][number]["tone"];
}

/**
 * Facets as the rail shows them. The ticks come from the filter in the address and not from the answer, so that a click
 * shows at once and the counts follow.
 */
export function facetViews(facets: readonly Facet[], filter: string, words: FacetWords): FacetView[] {
  const parsed = parseFilter(filter, words.registry);
  const current = parsed.ok ? parsed.filter : null;
  const views = facets.map((facet) => {
    const target = facetTarget(facet.field, words.registry);
    const choices = target ? facetChoices(current, target) : new Map<string | null, FacetChoice>();
    // Filters find a value however it is spelt: what was typed is ticked, and taken back as it was typed.
    const typed = new Map([...choices.keys()].map((value) => [folded(value), value]));
    const listed = new Set(facet.values.map((value) => folded(value.value)));
    const key = target?.field.key ?? facet.field;
    const view = (value: string | null, count: number) => {
      const named = typed.get(folded(value)) ?? value;
      return {
        value: named,
        label: words.value(key, value),
        tone: words.tone(key, value),
        count,
        choice: choices.get(named) ?? null,
      };
    };
    return {
      field: facet.field,
      label: words.field(facet.field),
      more: facet.more,
      values: [
        // What the filter names stays in the list even when nothing has it now: it must be possible to take it back.
        ...[...choices.keys()].filter((value) => !listed.has(folded(value))).map((value) => view(value, 0)),
        ...facet.values.map((value) => view(value.value, value.count)),
      ],
    };
  });
  // A heading without a value offers nothing.
  return views.filter((view) => view.values.length > 0);
}

const folded = (value: string | null): string | null => (value === null ? null : value.toLowerCase());
