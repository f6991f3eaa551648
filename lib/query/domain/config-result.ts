import { itemProperties } from "./config-sql/properties.ts";
import type { ResultRows } from "./result-file.ts";

/** One page as AWS answered it, and whom it is of: null where the rows themselves say so (an aggregator's). */
export interface ConfigPage {
  columns: readonly string[];
  /** JSON texts of objects. */
  results: readonly string[];
  place: { accountId: string; region: string } | null;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * AWS's answers as one table. Rows of several account-Regions begin with theirs. A column below a list has the values of
 * all its members.
 */
export function configRows(pages: readonly ConfigPage[]): ResultRows {
  const rows = pages.flatMap(({ results, place }) => results.map((text) => ({ row: readRow(text), place })));
  const names = columnNames(
    pages,
    rows.map(({ row }) => row),
  );
  const placed = pages.some(({ place }) => place !== null);
  const selected = (name: string) => names.includes(name);
  const before = placed ? ["accountId", "awsRegion"].filter((name) => !selected(name)) : [];
  const values = rows.map(({ row, place }) => [
    ...before.map((name) => (name === "accountId" ? place?.accountId : place?.region)),
    ...names.map((name) => valueAt(row, name)),
  ]);
  return {
    columns: [...before, ...names].map((name, index) => ({
      name,
      type: typeOf(values.map((row) => row[index])),
    })),
    rows: values.map((row) => row.map(textOf)),
  };
}

function readRow(text: string): Row {
  const value: unknown = JSON.parse(text);
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : { value };
}

/** Of `SELECT *` AWS names no columns, or `*` alone: those that the rows have, in the order of its documentation. */
function columnNames(pages: readonly ConfigPage[], rows: readonly Row[]): string[] {
  const named = [...new Set(pages.flatMap(({ columns }) => columns))].filter((name) => name !== "*");
  if (named.length > 0) return named;
  const present = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const known = itemProperties.filter((name) => present.includes(name));
  return [...known, ...present.filter((name) => !known.includes(name))];
}

function valueAt(row: Row, name: string): unknown {
  if (Object.hasOwn(row, name)) return row[name];
  const path = [...name.matchAll(/"([^"]+)"|[^."]+/g)].map(([part, quoted]) => quoted ?? part);
  return below(row, path);
}

function below(value: unknown, [next, ...rest]: readonly string[]): unknown {
  if (next === undefined) return value;
  if (Array.isArray(value)) {
    const found = value.map((item) => below(item, [next, ...rest])).filter((item) => item !== undefined);
    return found.length === 0 ? undefined : found.flat();
  }
  if (typeof value !== "object" || value === null) return undefined;
  return below(Object.entries(value).find(([key]) => key === next)?.[1], rest);
}

function typeOf(values: readonly unknown[]): string {
  const kinds = new Set(
    values.filter((value) => value !== undefined && value !== null).map((value) => typeof value),
  );
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? kind : kinds.has("object") ? "object" : "string";
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
