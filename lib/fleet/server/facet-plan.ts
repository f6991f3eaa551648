import { AppError } from "#lib/core/contract/errors.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { conjuncts } from "#lib/core/server/sql/read-filter.ts";
import { defaultFacets, type NodeField, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";

export interface FacetField {
  /** As asked for: `ping`, `tag:Env`. */
  name: string;
  field: NodeField;
  key: string | null;
}

export interface FacetPlan {
  facets: readonly FacetField[];
  /** Conditions on no facet, or on several at once: they hold for every count. */
  common: readonly Predicate<NodeField>[];
  /** Conditions on one facet's own field, by the facet's place: they hold for every count but its own. */
  own: ReadonlyMap<number, readonly Predicate<NodeField>[]>;
}

const maxFacets = 16;

/** @throws {AppError} `bad_request` for a field that has no facet. */
export function planFacets(names: string | undefined, predicate: Predicate<NodeField> | null): FacetPlan {
  const facets =
    names === undefined ? defaultFacets.map(plain) : names.split(",").filter(Boolean).map(readFacet);
  if (facets.length > maxFacets) throw new AppError("bad_request", `At most ${maxFacets} facets.`);
  const common: Predicate<NodeField>[] = [];
  const own = new Map<number, Predicate<NodeField>[]>();
  for (const condition of conjuncts(predicate)) {
    const place = facets.findIndex((facet) => isAbout(condition, facet));
    if (place < 0) common.push(condition);
    else own.set(place, [...(own.get(place) ?? []), condition]);
  }
  return { facets, common, own };
}

const plain = (field: NodeField): FacetField => ({ name: field.key, field, key: null });

function readFacet(name: string): FacetField {
  const at = name.indexOf(":");
  const field = nodeRegistry.find(at < 0 ? name : name.slice(0, at));
  const key = at < 0 ? null : name.slice(at + 1);
  const known =
    field !== undefined &&
    (field.kind === "keyed" ? key !== null && key !== "" : field.facet && key === null);
  if (field === undefined || !known)
    throw new AppError("bad_request", `There are no counts for "${name}".`, { field: name });
  return { name: key === null ? field.key : `${field.key}:${key}`, field, key };
}

function isAbout(predicate: Predicate<NodeField>, facet: FacetField): boolean {
  if (predicate.kind === "text") return false;
  if (predicate.kind === "not") return isAbout(predicate.item, facet);
  if (predicate.kind === "field")
    return predicate.field.key === facet.field.key && predicate.key === facet.key;
  return predicate.items.every((item) => isAbout(item, facet));
}

/**
 * Facets counted together: values of one family come in few combinations, so grouping by all of them at once costs one
 * hash table instead of one a facet. The others may have many values and are counted one by one.
 */
export function facetFamilies(facets: readonly FacetField[]): { families: number[][]; single: number[] } {
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
  facets: readonly FacetField[],
  test: (facet: FacetField, place: number) => boolean,
): number[] {
  return facets.flatMap((facet, place) => (test(facet, place) ? [place] : []));
}
