import type { FacetView } from "#components/shared/facets/facet-group.tsx";
import { facetChoices, facetTarget } from "#lib/core/domain/filter/facet-choice.ts";
import { parseFilter } from "#lib/core/domain/filter/parse.ts";
import type { Facet } from "#lib/fleet/contract/list.ts";
import { nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { nodeTone } from "#lib/fleet/domain/node-status.ts";
import type { NodeLabels } from "./use-node-labels.ts";

/**
 * Facets as the rail shows them. The ticks come from the filter in the address and not from the answer, so that a click
 * shows at once and the counts follow.
 */
export function facetViews(facets: readonly Facet[], filter: string, labels: NodeLabels): FacetView[] {
  const parsed = parseFilter(filter, nodeRegistry);
  const current = parsed.ok ? parsed.filter : null;
  const views = facets.map((facet) => {
    const target = facetTarget(facet.field, nodeRegistry);
    const choices = target ? facetChoices(current, target) : new Map();
    const listed = new Set(facet.values.map((value) => value.value));
    const key = target?.field.key ?? facet.field;
    const view = (value: string | null, count: number) => ({
      value,
      label: labels.value(key, value),
      tone: nodeTone(key, value),
      count,
      choice: choices.get(value) ?? null,
    });
    return {
      field: facet.field,
      label: labels.field(facet.field),
      more: facet.more,
      values: [
        // What the filter names stays in the list even when nothing has it now: it must be possible to take it back.
        ...[...choices.keys()].filter((value) => !listed.has(value)).map((value) => view(value, 0)),
        ...facet.values.map((value) => view(value.value, value.count)),
      ],
    };
  });
  // A heading without a value offers nothing.
  return views.filter((view) => view.values.length > 0);
}
