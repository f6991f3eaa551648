import { csvLine } from "#lib/core/domain/csv.ts";
import type { ListField, ListValue } from "./list-field.ts";

/** The rows as a file: the same rows, columns and order as on the screen, values as they are and not as they are worded. */
export function listFile<Row>(
  rows: readonly Row[],
  fields: readonly ListField<Row>[],
  format: "csv" | "json",
): Blob {
  if (format === "json") {
    const objects = rows.map((row) => Object.fromEntries(fields.map(({ key, value }) => [key, value(row)])));
    return new Blob([`${JSON.stringify(objects, null, 2)}\n`], { type: "application/json" });
  }
  const lines = rows.map((row) => csvLine(fields.map(({ value }) => cell(value(row)))));
  const heads = csvLine(fields.map(({ key }) => key));
  return new Blob([`\uFEFF${heads}${lines.join("")}`], { type: "text/csv;charset=utf-8" });
}

function cell(value: ListValue): string | number | boolean | null {
  return typeof value === "object" && value !== null ? value.join(", ") : value;
}
