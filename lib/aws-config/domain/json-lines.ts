import { isObject, type Json } from "./json.ts";

/** One line of a document as a tree: a value, or a container with its size. */
export interface JsonLine {
  /** JSON pointer; unique. */
  path: string;
  key: string;
  /** From 0 for what the document holds itself. */
  depth: number;
  /** The value as text, null for JSON's null; of containers always null. */
  text: string | null;
  /** Members or elements; null for a value. */
  children: number | null;
  array: boolean;
  open: boolean;
  /** The beginning of a folded container, where it has a telling member. */
  hint: string | null;
}

/** Levels that are open from the start. */
const openLevels = 2;
const telling = [
  "groupName",
  "name",
  "key",
  "ipProtocol",
  "volumeId",
  "deviceName",
  "arn",
  "id",
  "cidrIp",
  "state",
];

/**
 * The lines of a document, keys in order. `toggled` containers are the other way round than from the start; with a search
 * only lines whose key or value has it are there, with what leads to them.
 */
export function jsonLines(
  value: Json,
  { search, toggled }: { search: string; toggled: ReadonlySet<string> },
): JsonLine[] {
  const wanted = search.trim().toLowerCase();
  const lines: JsonLine[] = [];
  for (const [key, child] of membersOf(value)) collect(lines, child, key, "", 0, wanted, toggled);
  return lines;
}

function collect(
  lines: JsonLine[],
  value: Json,
  key: string,
  parent: string,
  depth: number,
  wanted: string,
  toggled: ReadonlySet<string>,
): boolean {
  const path = `${parent}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const named = wanted === "" || key.toLowerCase().includes(wanted);
  if (value === null || typeof value !== "object") {
    const text = value === null ? null : String(value);
    if (!named && !text?.toLowerCase().includes(wanted)) return false;
    lines.push({ path, key, depth, text, children: null, array: false, open: false, hint: null });
    return true;
  }
  const members = membersOf(value);
  const byDefault = wanted !== "" || depth < openLevels - 1;
  const open = members.length > 0 && byDefault !== toggled.has(path);
  const at = lines.length;
  lines.push({
    path,
    key,
    depth,
    text: null,
    children: members.length,
    array: Array.isArray(value),
    open,
    hint: hintOf(value),
  });
  // What a container is called brings all of it.
  const inside = named ? "" : wanted;
  let found = named;
  if (open || inside !== "") {
    for (const [name, child] of members) {
      if (collect(lines, child, name, path, depth + 1, inside, toggled)) found = true;
    }
  }
  if (!found) lines.length = at;
  else if (!open) lines.length = at + 1;
  return found;
}

function membersOf(value: Json): [string, Json][] {
  if (value === null || typeof value !== "object") return [];
  if (Array.isArray(value)) return value.map((each: Json, index) => [String(index), each]);
  return Object.entries(value)
    .filter((entry): entry is [string, Json] => entry[1] !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}

function hintOf(value: Json): string | null {
  if (!isObject(value)) return null;
  for (const name of telling) {
    const member = value[name];
    if (typeof member === "string" && member !== "") return member.slice(0, 80);
  }
  return null;
}
