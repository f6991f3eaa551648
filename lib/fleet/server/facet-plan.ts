import type { FacetField, FacetOffer } from "#lib/core/server/sql/facet-plan.ts";
import { defaultFacets, type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";

/** What a list of nodes offers counts of. */
export const nodeFacets: FacetOffer<NodeField> = { registry: nodeRegistry, usual: defaultFacets };

/** A column of `fleet_nodes` with one number for each combination of values of others, and the table that tells them. */
export interface NodeGroup {
  column: string;
  /** One row a number, with columns of the same names as the nodes have. */
  table: string;
  /** Of the nodes as `n`. */
  members: readonly string[];
}

export const nodeGroups: readonly NodeGroup[] = [
  {
    column: "status_group",
    table: "fleet_status_groups",
    members: [
      "n.ping_status",
      "n.platform_type",
      "n.resource_type",
      "n.instance_state",
      "n.association_status",
      "n.compliance_status",
      "n.is_latest_version",
      "n.patch_class",
      "n.patch_severity",
    ],
  },
  {
    column: "place_group",
    table: "fleet_place_groups",
    members: ["n.account_id", "n.account_name", "n.region"],
  },
  {
    column: "platform_group",
    table: "fleet_platform_groups",
    members: ["n.platform_name", "n.platform_version", "n.agent_version", "n.instance_type"],
  },
];

/** The group that a field's value is a member of. */
function groupOf(field: NodeField): NodeGroup | undefined {
  return nodeGroups.find(({ members }) => field.sql !== null && members.includes(field.sql));
}

/** Facets counted together: the group whose number tells their values, or null where each value is read itself. */
export interface FacetFamily {
  places: readonly number[];
  group: NodeGroup | null;
}

/**
 * Values of one family come in few combinations, so grouping by all of them at once costs one hash table instead of one a
 * facet. The others may have many values and are counted one by one.
 */
export function facetFamilies(facets: readonly FacetField<NodeField>[]): {
  families: FacetFamily[];
  single: number[];
} {
  const grouped = nodeGroups.map((group) => ({
    places: places(facets, ({ field }) => groupOf(field) === group),
    group,
  }));
  const patching = {
    places: places(facets, ({ field }) => ["patchgroup", "baseline"].includes(field.key)),
    group: null,
  };
  const families = [...grouped, patching].filter((family) => family.places.length > 0);
  const counted = new Set(families.flatMap((family) => family.places));
  return { families, single: places(facets, (_, place) => !counted.has(place)) };
}

function places(
  facets: readonly FacetField<NodeField>[],
  test: (facet: FacetField<NodeField>, place: number) => boolean,
): number[] {
  return facets.flatMap((facet, place) => (test(facet, place) ? [place] : []));
}
