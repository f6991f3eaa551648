/**
 * What a field's values are, which decides the operators it takes and how they compare:
 * - `keyword`: short values from a vocabulary or ids; `:` and `=` compare the whole value.
 * - `text`: names; `:` finds a part, `=` compares the whole value.
 * - `version`: dotted numbers compared number by number; `:3.3` finds 3.3 and everything below it (3.3.1), `=` exactly 3.3.
 * - `number`, `boolean` (`true`/`false`, `yes`/`no`).
 * - `time`: dates (`2026-11-01`, with or without time) compare instants, durations (`7d`, `1h30m`) compare ages.
 * - `ip`: an address, a CIDR block, or a pattern with `*`.
 * - `keyed`: `tag:Env=prod`; the key stands before the second operator, as AWS spells it.
 * - `item`: something the resource has, by name: `app:nginx`, `app:nginx@1.24`, `kb:KB5034441@Missing`.
 */
export type FilterFieldKind =
  | "keyword"
  | "text"
  | "version"
  | "number"
  | "boolean"
  | "time"
  | "ip"
  | "keyed"
  | "item";

/**
 * One name that may stand before an operator. Keys and aliases are lower-case ASCII letters and digits; one dot may tell
 * a part from the whole: `missing`, `missing.critical`.
 */
export interface FilterField {
  key: string;
  aliases: readonly string[];
  kind: FilterFieldKind;
  /** Of an `item` field: the states that an item can be in, which stand after `@` in place of a version. */
  states?: readonly string[];
  /** Of an `item` field whose names are ids: `:` compares the whole name too. */
  wholeNames?: true;
  /** Of an `item` field that has a value of its own too: the words that are this value and no item's name. */
  words?: readonly string[];
}

/** The fields one list can be filtered by. */
export interface FilterRegistry<Field extends FilterField = FilterField> {
  fields: readonly Field[];
  /** By key or alias, without regard to case. */
  find: (name: string) => Field | undefined;
  /** Whether some field's name begins with this and a dot. */
  hasParts: (name: string) => boolean;
}

/** @throws {Error} when a name is used twice or is not lower-case ASCII. */
export function filterRegistry<Field extends FilterField>(fields: readonly Field[]): FilterRegistry<Field> {
  const byName = new Map<string, Field>();
  for (const field of fields) {
    for (const name of [field.key, ...field.aliases]) {
      if (!/^[a-z][a-z0-9]*(\.[a-z][a-z0-9]*)?$/.test(name)) throw new Error(`Not a field name: ${name}`);
      if (byName.has(name)) throw new Error(`Field name used twice: ${name}`);
      byName.set(name, field);
    }
  }
  const wholes = new Set([...byName.keys()].flatMap((name) => name.split(".").slice(0, -1)));
  return {
    fields,
    find: (name) => byName.get(name.toLowerCase()),
    hasParts: (name) => wholes.has(name.toLowerCase()),
  };
}
