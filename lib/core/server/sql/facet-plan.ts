import { AppError } from "#lib/core/contract/errors.ts";
import { conjuncts, isAbout } from "#lib/core/domain/filter/conjuncts.ts";
import type { FilterField, FilterRegistry } from "#lib/core/domain/filter/fields.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";

export interface FacetField<Field extends FilterField> {
  /** As asked for: `ping`, `tag:Env`. */
  name: string;
  field: Field;
  key: string | null;
}

export interface FacetPlan<Field extends FilterField> {
  facets: readonly FacetField<Field>[];
  /** Conditions on no facet, or on several at once: they hold for every count. */
  common: readonly Predicate<Field>[];
  /** Conditions on one facet's own field, by the facet's place: they hold for every count but its own. */
  own: ReadonlyMap<number, readonly Predicate<Field>[]>;
}

/** What a list offers counts of. */
export interface FacetOffer<Field extends FilterField & { facet: boolean }> {
  registry: FilterRegistry<Field>;
  /** When none are named. */
  usual: readonly Field[];
}

const maxFacets = 16;

/** @throws {AppError} `bad_request` for a field that has no facet. */
export function planFacets<Field extends FilterField & { facet: boolean }>(
  { registry, usual }: FacetOffer<Field>,
  names: string | undefined,
  predicate: Predicate<Field> | null,
): FacetPlan<Field> {
  const facets =
    names === undefined
      ? usual.map((field) => ({ name: field.key, field, key: null }))
      : names
          .split(",")
          .filter(Boolean)
          .map((name) => readFacet(registry, name));
  if (facets.length > maxFacets) throw new AppError("bad_request", `At most ${maxFacets} facets.`);
  const common: Predicate<Field>[] = [];
  const own = new Map<number, Predicate<Field>[]>();
  for (const condition of conjuncts(predicate)) {
    const place = facets.findIndex((facet) => isAbout(condition, facet));
    if (place < 0) common.push(condition);
    else own.set(place, [...(own.get(place) ?? []), condition]);
  }
  return { facets, common, own };
}

function readFacet<Field extends FilterField & { facet: boolean }>(
  registry: FilterRegistry<Field>,
  name: string,
): FacetField<Field> {
  const at = name.indexOf(":");
  const field = registry.find(at < 0 ? name : name.slice(0, at));
  const key = at < 0 ? null : name.slice(at + 1);
  const known =
    field !== undefined &&
    (field.kind === "keyed" ? key !== null && key !== "" : field.facet && key === null);
  if (field === undefined || !known)
    throw new AppError("bad_request", `There are no counts for "${name}".`, { field: name });
  return { name: key === null ? field.key : `${field.key}:${key}`, field, key };
}
