import type { FilterTest } from "#lib/core/domain/filter/field-tests.ts";
import type { FilterField } from "#lib/core/domain/filter/fields.ts";
import type { Predicate } from "#lib/core/domain/filter/resolve.ts";
import { likeLiteral, type SqlParameters } from "./parameters.ts";

/** How one list's fields become SQL. */
export interface FilterColumns<Field extends FilterField> {
  /** The value as stored, null when unknown. */
  value: (field: Field, key: string | null, parameters: SqlParameters) => string;
  /** Whether there is a value, where that is cheaper than reading it; null where it is not. */
  known?: (field: Field, key: string | null, parameters: SqlParameters) => string | null;
  /** The value as compared by order: `int[]` of versions, `inet` of addresses. */
  comparable: (field: Field) => string;
  /** A condition for a test of an `item` field. */
  item: (field: Field, test: FilterTest, parameters: SqlParameters) => string;
  /** The condition for a word, given by the parts between its stars: what plain words search. */
  words: (parts: readonly string[], parameters: SqlParameters) => string;
}

/**
 * The predicate as an SQL condition. Unknown is `null`, which counts as false on every level: `not` is `is not true`,
 * so a term and its negation always share out all rows.
 */
export function filterSql<Field extends FilterField>(
  predicate: Predicate<Field>,
  columns: FilterColumns<Field>,
  parameters: SqlParameters,
): string {
  switch (predicate.kind) {
    case "all":
    case "any": {
      const items = predicate.items.map((item) => filterSql(item, columns, parameters));
      return `(${items.join(predicate.kind === "all" ? " and " : " or ")})`;
    }
    case "not":
      return `(${filterSql(predicate.item, columns, parameters)} is not true)`;
    case "text":
      return `(${columns.words(predicate.parts, parameters)})`;
    case "field":
      return fieldSql(predicate, columns, parameters);
  }
}

/** A LIKE pattern that a lower-case text holds a word by, given by the parts between its stars. */
export function wordPattern(parts: readonly string[]): string {
  return `%${parts.map((part) => likeLiteral(part.toLowerCase())).join("%")}%`;
}

function fieldSql<Field extends FilterField>(
  { field, key, tests }: Extract<Predicate<Field>, { kind: "field" }>,
  columns: FilterColumns<Field>,
  parameters: SqlParameters,
): string {
  if (field.kind === "item") {
    return `(${tests.map((test) => columns.item(field, test, parameters)).join(" or ")})`;
  }
  const conditions: string[] = [];
  const known = tests.some(isAboutKnowing) ? (columns.known?.(field, key, parameters) ?? null) : null;
  for (const test of tests) {
    if (known !== null && isAboutKnowing(test))
      conditions.push(test.test === "known" ? known : `not ${known}`);
  }
  const others = known === null ? tests : tests.filter((test) => !isAboutKnowing(test));
  if (others.length > 0) {
    const value = columns.value(field, key, parameters);
    const equals = others.flatMap((test) => (test.test === "equals" ? [test.text] : []));
    if (equals.length > 0) conditions.push(...equalsAny(value, equals, parameters));
    for (const test of others) {
      if (test.test === "equals") continue;
      conditions.push(testSql(test, value, columns.comparable(field), parameters));
    }
  }
  return `(${conditions.join(" or ")})`;
}

const isAboutKnowing = (test: FilterTest): boolean => test.test === "known" || test.test === "unknown";

// ASCII letters fold in the "C" collation, several times faster than by locale; others need the locale's rules.
const isAscii = (text: string): boolean => !/\P{ASCII}/u.test(text);

function equalsAny(value: string, texts: readonly string[], parameters: SqlParameters): string[] {
  const conditions: string[] = [];
  const ascii = texts.filter(isAscii).map((text) => text.toLowerCase());
  if (ascii.length === 1) conditions.push(`lower(${value} collate "C") = ${parameters.add(ascii[0])}`);
  if (ascii.length > 1)
    conditions.push(`lower(${value} collate "C") = any(${parameters.add(ascii, "text[]")})`);
  for (const text of texts) {
    if (!isAscii(text)) conditions.push(`lower(${value}) = lower(${parameters.add(text, "text")})`);
  }
  return conditions;
}

/** `value` is an SQL expression of type text. Exported for conditions on texts outside a field's own column. */
export function textTestSql(test: FilterTest, value: string, parameters: SqlParameters): string {
  switch (test.test) {
    case "equals":
      return equalsAny(value, [test.text], parameters).join(" or ");
    case "contains":
      return like(value, ["", test.text, ""], parameters);
    case "pattern":
      return like(value, test.parts, parameters);
    default:
      throw new TypeError(`Not a test of a text: ${test.test}`);
  }
}

function like(value: string, parts: readonly string[], parameters: SqlParameters): string {
  const pattern = parts.map(likeLiteral).join("%");
  if (isAscii(pattern)) return `lower(${value} collate "C") like ${parameters.add(pattern.toLowerCase())}`;
  return `lower(${value}) like lower(${parameters.add(pattern, "text")})`;
}

function testSql(test: FilterTest, value: string, comparable: string, parameters: SqlParameters): string {
  switch (test.test) {
    case "unknown":
      return `${value} is null`;
    case "known":
      return `${value} is not null`;
    case "number":
      return `${value} ${test.operator} ${parameters.add(test.value, "numeric")}`;
    case "boolean":
      return `${value} = ${parameters.add(test.value, "boolean")}`;
    case "version":
      return versionSql(test, comparable, parameters);
    case "versionPrefix": {
      const last = test.parts.length - 1;
      const next = test.parts.map((part, index) => (index === last ? part + 1 : part));
      const from = parameters.add(test.parts, "int[]");
      return `(${comparable} >= ${from} and ${comparable} < ${parameters.add(next, "int[]")})`;
    }
    case "instant":
      return `${value} ${test.operator} ${parameters.add(test.at.toISOString(), "timestamptz")}`;
    case "within": {
      const from = parameters.add(test.from.toISOString(), "timestamptz");
      return `(${value} >= ${from} and ${value} < ${parameters.add(test.to.toISOString(), "timestamptz")})`;
    }
    case "network":
      return networkSql(test, value, comparable, parameters);
    case "item":
      throw new TypeError("Items are tested by their list");
    default:
      return textTestSql(test, value, parameters);
  }
}

// Arrays compare like words: a prefix comes first. Zeros at the end are cut or added so that 3.3 equals 3.3.0.
function versionSql(
  test: Extract<FilterTest, { test: "version" }>,
  comparable: string,
  parameters: SqlParameters,
): string {
  const cut = [...test.parts];
  while (cut.length > 1 && cut.at(-1) === 0) cut.pop();
  const lowest = test.operator === "<" || test.operator === ">=";
  const parts = lowest ? cut : [...cut, ...new Array<number>(32).fill(0)];
  return `${comparable} ${test.operator} ${parameters.add(parts, "int[]")}`;
}

// Whole octets of a block are a prefix of the text, which is far cheaper to test than an address is to read.
function networkSql(
  { block, text }: Extract<FilterTest, { test: "network" }>,
  value: string,
  comparable: string,
  parameters: SqlParameters,
): string {
  const within = `${comparable} <<= ${parameters.add(text, "inet")}`;
  const octets =
    block.bytes.length === 4 ? block.bytes.slice(0, Math.min(3, Math.floor(block.bits / 8))) : [];
  if (octets.length === 0) return within;
  return `(${value} like ${parameters.add(`${octets.join(".")}.%`)} and ${within})`;
}
