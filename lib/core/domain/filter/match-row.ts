import type { FilterTest } from "./field-tests.ts";
import type { FilterField } from "./fields.ts";
import type { Predicate } from "./resolve.ts";

export type LocalValue = string | number | boolean;

/** A field of a list that is whole in the browser: a keyword, text, number, boolean or time. */
export interface LocalField<Row> extends FilterField {
  kind: "keyword" | "text" | "number" | "boolean" | "time";
  /** None is unknown; of several, any may be the one that is asked for. Times are ISO 8601 texts. */
  values: (row: Row) => readonly LocalValue[];
  /** What a plain word is searched in, besides the values: what the reader sees of them. */
  shown?: (row: Row) => string | null;
  /** Whether values are few enough to count beside the list. */
  facet: boolean;
}

/** Whether the row is what the filter asks for, by the rules of `filterSql`: an unknown value passes no test but `none`. */
export function matchesRow<Row>(
  predicate: Predicate<LocalField<Row>>,
  row: Row,
  fields: readonly LocalField<Row>[],
): boolean {
  switch (predicate.kind) {
    case "all":
      return predicate.items.every((item) => matchesRow(item, row, fields));
    case "any":
      return predicate.items.some((item) => matchesRow(item, row, fields));
    case "not":
      return !matchesRow(predicate.item, row, fields);
    case "text": {
      const pattern = patternOf(["", ...predicate.parts, ""]);
      return fields.some((field) => searched(field, row).some((text) => pattern.test(text)));
    }
    case "field": {
      const values = predicate.field.values(row);
      return predicate.tests.some((test) => {
        if (test.test === "unknown") return values.length === 0;
        return test.test === "known" ? values.length > 0 : values.some((value) => passes(test, value));
      });
    }
  }
}

/** A value as the filter language writes it. */
export function valueText(value: LocalValue): string {
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

/** Numbers, answers and times are no names: a word finds them only as they are shown. */
function searched<Row>(field: LocalField<Row>, row: Row): readonly string[] {
  const names = field.kind === "keyword" || field.kind === "text" ? field.values(row).map(valueText) : [];
  const shown = field.shown?.(row);
  return shown ? [...names, shown] : names;
}

function passes(test: FilterTest, value: LocalValue): boolean {
  switch (test.test) {
    case "equals":
      return String(value).toLowerCase() === test.text.toLowerCase();
    case "contains":
      return String(value).toLowerCase().includes(test.text.toLowerCase());
    case "pattern":
      return patternOf(test.parts).test(String(value));
    case "number":
      return inOrder(Number(value), test.operator, test.value);
    case "boolean":
      return value === test.value;
    case "instant":
      return inOrder(Date.parse(String(value)), test.operator, test.at.getTime());
    case "within": {
      const at = Date.parse(String(value));
      return at >= test.from.getTime() && at < test.to.getTime();
    }
    default:
      throw new TypeError(`Lists in the browser have no test "${test.test}"`);
  }
}

function inOrder(one: number, operator: "<" | "<=" | ">" | ">=" | "=", other: number): boolean {
  if (operator === "=") return one === other;
  if (operator === "<") return one < other;
  if (operator === "<=") return one <= other;
  return operator === ">" ? one > other : one >= other;
}

/** The whole value: these parts with anything between them. */
function patternOf(parts: readonly string[]): RegExp {
  const escaped = parts.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`, "isu");
}
