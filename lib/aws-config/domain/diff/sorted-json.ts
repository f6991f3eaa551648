import { isArray, isObject, type Json } from "../json.ts";

/** Indented JSON with ordered keys, so that two texts differ only where the values do; nothing for null. */
export function sortedJson(value: Json): string {
  return value === null ? "" : JSON.stringify(sorted(value), null, 2);
}

function sorted(value: Json): Json {
  if (isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key] ?? null)]),
  );
}
