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
