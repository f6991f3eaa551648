import { isArray, isObject, type Json } from "../json.ts";
import { isRedacted } from "../redaction.ts";
import { elementSegment, keySegment } from "./path.ts";
import type { DiffNode, ItemDiff } from "./types.ts";

/** A value as it stands in a line. */
export interface ShownValue {
  text: string;
  kind: "text" | "literal" | "secret";
}

export type LineChange = DiffNode["change"] | "same";

/** One line of a difference as it is read from top to bottom. */
export interface DiffLine {
  id: string;
  path: string;
  depth: number;
  label: string;
  element: boolean;
  change: LineChange;
  /** Where one difference begins: what the keys for the next and the last one go to. */
  begins: boolean;
  /** Null where the side has no value in this line, or a container whose members follow. */
  before: ShownValue | null;
  after: ShownValue | null;
  /** A line that stands for several: what they are, how many, and whether they follow. */
  fold: { what: "same" | "noise"; count: number; open: boolean } | null;
}

/** Lists of plain values up to this length stay in one line. */
const lineLengthMax = 80;

/** Lines of a difference. What did not change, and noise, is one line each until its id is in `open`. */
export function diffLines(
  diff: ItemDiff,
  { open, noise }: { open: ReadonlySet<string>; noise: boolean },
): DiffLine[] {
  const lines: DiffLine[] = [];
  const state = { lines, open, noise };
  if (diff.root !== null) members(diff.root, 0, state);
  return lines;
}

interface State {
  lines: DiffLine[];
  open: ReadonlySet<string>;
  noise: boolean;
}

function members(node: DiffNode, depth: number, state: State): void {
  const quiet = state.noise ? [] : node.children.filter((child) => child.noise !== null);
  for (const child of node.children) if (!quiet.includes(child)) nodeLines(child, depth, state);
  const folded = fold(node, "noise", quiet.length, depth, state);
  if (folded) for (const child of quiet) nodeLines(child, depth, { ...state, noise: true });
  const same = unchanged(node);
  if (fold(node, "same", same.length, depth, state)) {
    for (const [label, value] of same) {
      const element = isArray(node.after);
      const path = `${node.path}/${element ? elementSegment(label) : keySegment(label)}`;
      valueLines(value, { path, depth, label, element, change: "same", begins: false }, state);
    }
  }
}

/** Adds the line that stands for several, and says whether they are to follow it. */
function fold(node: DiffNode, what: "same" | "noise", count: number, depth: number, state: State): boolean {
  if (count === 0) return false;
  const id = `${node.path}#${what}`;
  const open = state.open.has(id);
  state.lines.push({
    ...{ id, path: node.path, depth, label: "", element: false, change: "same" as const, begins: false },
    ...{ before: null, after: null, fold: { what, count, open } },
  });
  return open;
}

function unchanged(node: DiffNode): [string, Json][] {
  const { after } = node;
  if (isArray(after)) {
    const places = new Set(node.children.map(({ to }) => to));
    return after.flatMap((value, place) =>
      places.has(place) ? [] : [[String(place), value] as [string, Json]],
    );
  }
  if (!isObject(after)) return [];
  const keys = new Set(node.children.map(({ label }) => label));
  return Object.keys(after)
    .filter((key) => !keys.has(key))
    .sort()
    .map((key) => [key, after[key] ?? null]);
}

function nodeLines(node: DiffNode, depth: number, state: State): void {
  const { path, label, element, change } = node;
  const begins = change !== "inside" || node.moved === true;
  const place = { path, depth, label, element, change, begins };
  if (change === "inside") {
    state.lines.push({
      ...place,
      id: path,
      change: node.moved ? "moved" : change,
      before: null,
      after: null,
      fold: null,
    });
    members(node, depth + 1, state);
    return;
  }
  if (change !== "changed") {
    valueLines(node.after ?? node.before ?? null, place, state);
    return;
  }
  const [one, other] = [node.before ?? null, node.after ?? null];
  if (isShort(one) && isShort(other)) {
    state.lines.push({ ...place, id: path, before: shown(one), after: shown(other), fold: null });
    return;
  }
  // A value became a list, or the other way round: both stand in full, one under the other.
  valueLines(one, { ...place, change: "removed" }, state);
  valueLines(other, { ...place, change: "added", begins: false }, state);
}

type Place = Pick<DiffLine, "path" | "depth" | "label" | "element" | "change" | "begins">;

function valueLines(value: Json, place: Place, state: State): void {
  const short = isShort(value) ? shown(value) : null;
  state.lines.push({
    ...place,
    id: `${place.path} ${place.change}`,
    before: place.change === "added" ? null : short,
    after: place.change === "removed" ? null : short,
    fold: null,
  });
  if (short !== null) return;
  const element = isArray(value);
  for (const [label, inner] of element ? [...value.entries()] : entries(value)) {
    const path = `${place.path}/${element ? elementSegment(label) : keySegment(String(label))}`;
    const next = { path, depth: place.depth + 1, label: String(label), element, begins: false };
    valueLines(inner, { ...place, ...next }, state);
  }
}

function entries(value: Json): [string, Json][] {
  return isObject(value) ? Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)) : [];
}

function isShort(value: Json): boolean {
  if (isObject(value)) return Object.keys(value).length === 0;
  if (!isArray(value)) return true;
  return (
    value.every((each) => !isObject(each) && !isArray(each)) && shown(value).text.length <= lineLengthMax
  );
}

const hidden = "•••";

function shown(value: Json): ShownValue {
  if (isRedacted(value)) return { text: hidden, kind: "secret" };
  if (typeof value === "string" && value !== "") return { text: value, kind: "text" };
  return {
    text: isArray(value)
      ? `[${value.map((each) => (isRedacted(each) ? hidden : JSON.stringify(each))).join(", ")}]`
      : JSON.stringify(value),
    kind: "literal",
  };
}
