import type { FacetField, FacetOffer } from "#lib/core/server/sql/facet-plan.ts";
import { defaultFacets, type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";

/** What a list of nodes offers counts of. */
export const nodeFacets: FacetOffer<NodeField> = { registry: nodeRegistry, usual: defaultFacets };

/**
 * Facets counted together: values of one family come in few combinations, so grouping by all of them at once costs one
 * hash table instead of one a facet. The others may have many values and are counted one by one.
 */
export function facetFamilies(facets: readonly FacetField<NodeField>[]): {
  families: number[][];
  single: number[];
} {
  const families = [
    ["ping", "platform", "type", "state", "association", "compliance", "latest", "patch", "severity"],
    ["account", "accountname", "region"],
    ["os", "osversion", "agent", "instancetype"],
    ["patchgroup", "baseline"],
  ].map((keys) => places(facets, (facet) => keys.includes(facet.field.key)));
  const counted = new Set(families.flat());
  return {
    families: families.filter((family) => family.length > 0),
    single: places(facets, (_, place) => !counted.has(place)),
  };
}

function places(
  facets: readonly FacetField<NodeField>[],
  test: (facet: FacetField<NodeField>, place: number) => boolean,
): number[] {
  return facets.flatMap((facet, place) => (test(facet, place) ? [place] : []));
}
