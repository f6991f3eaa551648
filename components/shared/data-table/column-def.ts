import type { ReactNode } from "react";

/** One column of a data table. `Row` is the page's own row type. */
export interface ColumnDef<Row> {
  /** Stable: it is in URLs and saved views. */
  id: string;
  /** The heading, in the reader's language. */
  label: string;
  /** Width in px when the reader has not chosen one. */
  width: number;
  /** Key for the URL's sort; absent when the column cannot be sorted. */
  sortKey?: string;
  align?: "start" | "end";
  /** In the table until the reader chooses otherwise. */
  shown: boolean;
  /** The column that names the row: always shown, first, and kept in view. At most one. */
  isName?: boolean;
  /** The value as text: what the cell shows unless `cell` draws it, and its tooltip. Null is unknown. */
  text: (row: Row) => string | null;
  cell?: (row: Row) => ReactNode;
}

/** Columns as chosen: those shown, in order, with the widths that differ from the columns' own (px). */
export interface ColumnState {
  readonly order: readonly string[];
  readonly widths: Readonly<Record<string, number>>;
}

export const columnWidthMin = 48;
export const columnWidthMax = 900;
