import type { LocalColumn } from "./local-table.tsx";

interface Heading {
  label: string;
  width: number;
}

/** A column of one member's text, sorted by it. */
export function textColumn<Row, Id extends string>(
  id: Id & keyof Row,
  { label, width }: Heading,
): LocalColumn<Row> & { id: Id } {
  return {
    id,
    label,
    width,
    shown: true,
    sortKey: id,
    text: (row) => {
      const value = row[id];
      return typeof value === "string" ? value : null;
    },
  };
}

/** A column of one member's number, sorted as a number; null is unknown. */
export function numberColumn<Row, Id extends string>(
  id: Id & keyof Row,
  { label, width }: Heading,
  format: (value: number) => string,
): LocalColumn<Row> & { id: Id } {
  const value = (row: Row): number | null => {
    const member = row[id];
    return typeof member === "number" ? member : null;
  };
  return {
    id,
    label,
    width,
    shown: true,
    align: "end",
    sortKey: id,
    sortValue: value,
    text: (row) => {
      const known = value(row);
      return known === null ? null : format(known);
    },
  };
}
