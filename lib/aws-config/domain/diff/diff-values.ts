import { isArray, isEqual, isObject, type Json, type JsonObject } from "../json.ts";
import { matchArrays } from "./match-arrays.ts";
import { isOwnName, noiseOf } from "./noise.ts";
import { elementSegment, keySegment } from "./path.ts";
import type { DiffNode, Noise } from "./types.ts";

/** What holds for a whole comparison. */
export interface DiffContext {
  /** Of two resources: what is left of a text of each side without the side's own names. Null for moments of one. */
  loosely: readonly [before: (text: string) => string, after: (text: string) => string] | null;
}

interface Place {
  path: string;
  label: string;
  key: string;
  element: boolean;
  noise: Noise | null;
  from?: number;
  to?: number;
}

/** The differences of two prepared values (prepare.ts), or null when they say the same. */
export function diffValues(before: Json, after: Json, context: DiffContext): DiffNode | null {
  return compare(before, after, { path: "", label: "", key: "", element: false, noise: null }, context);
}

function compare(before: Json, after: Json, place: Place, context: DiffContext): DiffNode | null {
  if (before === after) return null;
  // Nearly every array of an item is as it was; only the others are worth matching.
  if (isArray(before) && isArray(after) && isEqual(before, after)) return null;
  const children =
    isObject(before) && isObject(after)
      ? objectChildren(before, after, place, context)
      : isArray(before) && isArray(after)
        ? arrayChildren(before, after, place, context)
        : null;
  if (children === null) {
    const own =
      context.loosely !== null && isOwnName(place.key, [before, after], context.loosely) ? "identity" : null;
    return { ...node(place), change: "changed", noise: place.noise ?? own, before, after, children: [] };
  }
  if (children.length === 0) return null;
  const noise = children.every((child) => child.noise !== null) ? (children[0]?.noise ?? null) : null;
  return { ...node(place), change: "inside", noise, before, after, children };
}

function objectChildren(
  before: JsonObject,
  after: JsonObject,
  place: Place,
  context: DiffContext,
): DiffNode[] {
  const keys = Object.keys(before).filter((key) => before[key] !== undefined);
  for (const key of Object.keys(after))
    if (before[key] === undefined && after[key] !== undefined) keys.push(key);
  const children: DiffNode[] = [];
  for (const key of keys) {
    const [one, other] = [before[key], after[key]];
    if (one === other) continue;
    const noise = place.noise ?? noiseOf(key);
    const at = { path: `${place.path}/${keySegment(key)}`, label: key, key, element: false, noise };
    const child =
      one === undefined || other === undefined ? side(one, other, at) : compare(one, other, at, context);
    if (child !== null) children.push(child);
  }
  return children.sort((one, other) => (one.label < other.label ? -1 : 1));
}

function arrayChildren(
  before: readonly Json[],
  after: readonly Json[],
  place: Place,
  context: DiffContext,
): DiffNode[] {
  const match = matchArrays(place.key, before, after, context.loosely);
  const at = (from: number | undefined, to: number | undefined): Place => {
    const label = match.names[0][from ?? -1] ?? match.names[1][to ?? -1] ?? String(to ?? from ?? 0);
    return {
      path: `${place.path}/${elementSegment(label)}`,
      label,
      key: place.key,
      element: true,
      noise: place.noise,
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    };
  };
  const removed = match.removed.map((from) => side(before[from], undefined, at(from, undefined)));
  const added = match.added.map((to) => side(undefined, after[to], at(undefined, to)));
  const kept = match.pairs.map(([from, to]) =>
    pairNode(before[from] ?? null, after[to] ?? null, at(from, to), match.moved.has(to), context),
  );
  return [...removed, ...added, ...kept]
    .filter((child) => child !== null)
    .sort((one, other) => (one.to ?? one.from ?? 0) - (other.to ?? other.from ?? 0));
}

function pairNode(
  before: Json,
  after: Json,
  place: Place,
  moved: boolean,
  context: DiffContext,
): DiffNode | null {
  const inside = compare(before, after, place, context);
  if (!moved) return inside;
  if (inside !== null) return { ...inside, noise: place.noise, moved };
  return { ...node(place), change: "moved", noise: place.noise, moved, before, after, children: [] };
}

function side(before: Json | undefined, after: Json | undefined, place: Place): DiffNode | null {
  if (before === undefined && after === undefined) return null;
  return {
    ...node(place),
    change: before === undefined ? "added" : "removed",
    noise: place.noise,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    children: [],
  };
}

function node({ path, label, element, from, to }: Place) {
  return {
    path,
    label,
    element,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
}
