/** A JSON value as configuration items hold it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A member's text; numbers and booleans as they are written, null for everything else. */
export function text(value: Json | undefined): string | null {
  if (typeof value === "string") return value;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
}

/** Whether two values are written alike but for the order of keys. */
export function isEqual(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true;
  if (isArray(one)) {
    return (
      isArray(other) && one.length === other.length && one.every((each, index) => isEqual(each, other[index]))
    );
  }
  if (!isObject(one) || !isObject(other)) return false;
  let keys = 0;
  for (const key in one) {
    keys += 1;
    if (!isEqual(one[key], other[key])) return false;
  }
  for (const _ in other) keys -= 1;
  return keys === 0;
}

/** The value at the end of a chain of keys, whether AWS writes them `groupId` or, as CloudFormation's schemas do, `GroupId`. */
export function valueAt(value: Json | undefined, ...keys: readonly string[]): Json | undefined {
  let found = value;
  for (const key of keys) {
    if (!isObject(found)) return undefined;
    found = found[key] ?? found[key.charAt(0).toUpperCase() + key.slice(1)];
  }
  return found;
}

/** The text at the end of a chain of keys, or null. */
export function textAt(value: Json | undefined, ...keys: readonly string[]): string | null {
  return text(valueAt(value, ...keys));
}

/** The elements of the array at the end of a chain of keys; none where there is no array. */
export function listAt(value: Json | undefined, ...keys: readonly string[]): readonly Json[] {
  const found = valueAt(value, ...keys);
  return isArray(found) ? found : [];
}
