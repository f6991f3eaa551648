import type { LocalColumn } from "./local-table.tsx";
import type { SortTerm } from "./sort-state.ts";

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Rows by several columns; unknown values come last in either direction, ties keep the order they came in. */
export function sortRows<Row>(
  rows: readonly Row[],
  columns: readonly LocalColumn<Row>[],
  sort: readonly SortTerm[],
): Row[] {
  const terms = sort.flatMap((term) => {
    const column = columns.find((candidate) => candidate.sortKey === term.key);
    return column ? [{ value: column.sortValue ?? column.text, sign: term.descending ? -1 : 1 }] : [];
  });
  return rows.toSorted((a, b) => {
    for (const { value, sign } of terms) {
      const order = compare(value(a), value(b), sign);
      if (order !== 0) return order;
    }
    return 0;
  });
}

function compare(a: string | number | null, b: string | number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "number" && typeof b === "number") return sign * (a - b);
  return sign * collator.compare(String(a), String(b));
}
