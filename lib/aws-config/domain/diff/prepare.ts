import { isArray, isObject, type Json, type JsonObject } from "../json.ts";
import { isRedacted, isSecret, redactionMark } from "../redaction.ts";
import { canonicalPolicy, isPolicy } from "./policy.ts";
import type { DiffItem } from "./types.ts";

/** Documents in documents in documents: deeper ones stay texts. */
const depthMax = 4;

/** What of an item is compared. What has no value is left out. */
export function itemContent(item: DiffItem, documents: Documents = new Map()): JsonObject {
  const content: JsonObject = {
    // The first item of a resource says that it was discovered, which is no difference from the next one.
    status: item.status === "ResourceDiscovered" ? "OK" : item.status,
    resourceName: item.resourceName,
    arn: item.arn,
    availabilityZone: item.availabilityZone,
    tags: item.tags,
    relationships: item.relationships.map((each) => ({ ...each })),
    configuration: item.configuration,
    supplementaryConfiguration: item.supplementaryConfiguration,
  };
  return preparedMembers(content, [], { documents, depth: 0 });
}

/** Parsed documents by their texts: what both sides of a comparison have is read once, and found equal at once. */
export type Documents = Map<string, Json>;

interface State {
  documents: Documents;
  depth: number;
}

/**
 * A value as it is compared: documents inside texts parsed (URL-encoded ones, as IAM gives them, too), policies in one way
 * of writing, and a secret that someone left in is a mark. Parts that stay as they are are not copied.
 */
export function prepare(value: Json): Json {
  return prepared(value, [], { documents: new Map(), depth: 0 });
}

function prepared(value: Json, path: string[], state: State): Json {
  if (typeof value === "string") return preparedText(value, path, state);
  if (isArray(value)) {
    let changed = false;
    const elements = value.map((element) => {
      const result = prepared(element, path, state);
      changed ||= result !== element;
      return result;
    });
    return changed ? elements : value;
  }
  if (!isObject(value)) return value;
  const result = preparedMembers(value, path, state);
  return isPolicy(result) ? canonicalPolicy(result) : result;
}

function preparedMembers(object: JsonObject, path: string[], state: State): JsonObject {
  let copy: Record<string, Json> | null = null;
  for (const key in object) {
    const value = object[key];
    if (value === undefined) continue;
    path.push(key);
    const result = prepared(value, path, state);
    path.pop();
    if (result === value) continue;
    copy ??= { ...object };
    copy[key] = result;
  }
  return copy ?? object;
}

function preparedText(value: string, path: readonly string[], state: State): Json {
  if (isSecret(path)) {
    return value === "" || isRedacted(value) ? value : redactionMark(`local-${hash(value)}`);
  }
  if (!looksLikeDocument(value) || state.depth >= depthMax) return value;
  const known = state.documents.get(value);
  if (known !== undefined) return known;
  const parsed = parsedDocument(value);
  const result = parsed === null ? value : prepared(parsed, [...path], { ...state, depth: state.depth + 1 });
  state.documents.set(value, result);
  return result;
}

function looksLikeDocument(value: string): boolean {
  const first = value.charAt(0);
  return first === "{" || first === "[" || (first === "%" && /^%(7b|5b)/i.test(value));
}

/** The object or list that a text holds, or null. */
function parsedDocument(value: string): Json | null {
  try {
    const parsed: Json = JSON.parse(value.startsWith("%") ? decodeURIComponent(value) : value);
    return isObject(parsed) || isArray(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** Tells two secrets apart inside one comparison; it is never shown or kept. */
function hash(value: string): string {
  let state = 0x811c9dc5;
  for (let index = 0; index < value.length; index += 1) {
    state = Math.imul(state ^ value.charCodeAt(index), 0x01000193);
  }
  return (state >>> 0).toString(16);
}
