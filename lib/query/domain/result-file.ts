import { csvLine } from "#lib/core/domain/csv.ts";
import type { ResultColumn } from "../contract/read-model.ts";

export interface ResultRows {
  columns: readonly ResultColumn[];
  /** Each value as text; null is no value. */
  rows: readonly (readonly (string | null)[])[];
}

const numeric = /^(smallint|integer|bigint|real|double precision|numeric|number)$/;
const structured = /^(jsonb?|.*\[\]|object)$/;

/** Whether a column holds numbers, which stand to the right and sort as numbers. */
export const isNumeric = (type: string): boolean => numeric.test(type);

/** Whether a column holds JSON: objects, or arrays as JSON writes them. */
export const isStructured = (type: string): boolean => structured.test(type);

/** The value as JSON has it. A number that JavaScript would round stays a text. */
export function jsonValue(type: string, text: string | null): unknown {
  if (text === null) return null;
  if (isNumeric(type)) {
    const value = Number(text);
    const exact = Number.isFinite(value) && (!/^-?\d+$/.test(text) || Number.isSafeInteger(value));
    return exact ? value : text;
  }
  if (type === "boolean") return text === "true";
  if (!isStructured(type)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The names of columns as members of an object: repeated ones are numbered. */
export function memberNames(columns: readonly ResultColumn[]): string[] {
  const seen = new Map<string, number>();
  return columns.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}_${count}`;
  });
}

/** CSV by RFC 4180 with a byte order mark; numbers stay numbers, texts are safe in spreadsheets. */
export function resultCsv({ columns, rows }: ResultRows): string {
  const cell = (text: string | null, column: number) => {
    const value = jsonValue(columns[column]?.type ?? "text", text);
    return typeof value === "number" || typeof value === "boolean" ? value : text;
  };
  return `\uFEFF${csvLine(columns.map(({ name }) => name))}${rows.map((row) => csvLine(row.map(cell))).join("")}`;
}

/** One array of objects, one line a row. */
export function resultJson({ columns, rows }: ResultRows): string {
  const names = memberNames(columns);
  const lines = rows.map((row) =>
    JSON.stringify(
      Object.fromEntries(
        row.map((text, place) => [names[place] ?? "", jsonValue(columns[place]?.type ?? "text", text)]),
      ),
    ),
  );
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}
