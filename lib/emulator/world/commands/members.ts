import { decodeIdentity } from "../identity.ts";
import type { ScopeLayout } from "../layout.ts";
import { ungroupedBelow } from "../patch/patch-calendar.ts";
import { unit } from "../random.ts";
import { salt } from "../salt.ts";
import { slotOf } from "../slot.ts";
import { patchGroupOf } from "../tags.ts";
import type { WorldTargets } from "../types.ts";

/** The places of managed nodes by `Key=Value` of the tags that a place keeps for good. */
type PlaceIndex = ReadonlyMap<string, readonly number[]>;

const hybridKey = "hybrid";
const indexes = new WeakMap<ScopeLayout, PlaceIndex>();

const indexOf = (scope: ScopeLayout): PlaceIndex => {
  const known = indexes.get(scope);
  if (known !== undefined) return known;
  const index = new Map<string, number[]>();
  const add = (key: string, place: number): void => {
    const places = index.get(key);
    if (places === undefined) index.set(key, [place]);
    else places.push(place);
  };
  for (let place = 0; place < scope.managedSlots; place += 1) {
    const slot = slotOf(scope, "managed", place, 0);
    const taggedness = unit(slot.placeKey, salt.taggedness);
    if (slot.hybrid) add(hybridKey, place);
    if (taggedness < ungroupedBelow) continue;
    add(`Env=${taggedness > 0.985 ? slot.environment.toUpperCase() : slot.environment}`, place);
    add(`Tier=${slot.service.tier}`, place);
    add(`Service=${slot.service.name}`, place);
    add(`PatchGroup=${patchGroupOf(slot)}`, place);
  }
  indexes.set(scope, index);
  return index;
};

/** Resource groups of this world: each gathers a tier. */
export const resourceGroupTiers: Readonly<Record<string, string>> = {
  "database-servers": "db",
  "web-servers": "web",
};

const union = (lists: readonly (readonly number[])[]): readonly number[] =>
  lists.length === 1 ? (lists[0] ?? []) : [...new Set(lists.flat())].sort((left, right) => left - right);

const intersection = (lists: readonly (readonly number[])[]): readonly number[] => {
  const [first = [], ...others] = lists;
  const sets = others.map((list) => new Set(list));
  return sets.length === 0 ? first : first.filter((place) => sets.every((set) => set.has(place)));
};

const placesOfTarget = (
  scope: ScopeLayout,
  seed: number,
  key: string,
  values: readonly string[],
): readonly number[] => {
  const index = indexOf(scope);
  if (key === "InstanceIds") {
    const places = values.map((id) => decodeIdentity(seed, id)?.slot).filter((place) => place !== undefined);
    return places.sort((left, right) => left - right);
  }
  const keys = values.map((value) =>
    key === "resource-groups:Name"
      ? `Tier=${resourceGroupTiers[value] ?? ""}`
      : `${key.replace(/^tag:/, "")}=${value}`,
  );
  return union(keys.map((one) => index.get(one) ?? []));
};

/** The places that targets name, in order: values of one key add up, several keys must all fit, as in AWS. */
export const placesOf = (scope: ScopeLayout, seed: number, targets: WorldTargets): readonly number[] =>
  intersection(targets.map(({ key, values }) => placesOfTarget(scope, seed, key, values)));

/** The places of hybrid nodes, whose ids stay the same. */
export const hybridPlacesOf = (scope: ScopeLayout): readonly number[] => indexOf(scope).get(hybridKey) ?? [];

/** All patch groups of an account-Region, ordered. */
export const patchGroupsOf = (scope: ScopeLayout): string[] =>
  [...indexOf(scope).keys()]
    .filter((key) => key.startsWith("PatchGroup="))
    .map((key) => key.slice("PatchGroup=".length))
    .sort();
