/** Collects the values of one statement; every value that comes from outside goes through here. */
export class SqlParameters {
  readonly values: unknown[] = [];

  /** The placeholder of this value, with a cast where PostgreSQL could not infer the type. */
  add(value: unknown, cast?: string): string {
    this.values.push(storable(value));
    return cast === undefined ? `$${this.values.length}` : `$${this.values.length}::${cast}`;
  }
}

// PostgreSQL refuses NUL in texts; nothing stored can hold one, so the replacement never matches what it should not.
function storable(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("\0", "\uFFFD");
  return Array.isArray(value) ? value.map(storable) : value;
}

/** The text with LIKE's own characters taken literally. */
export function likeLiteral(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
