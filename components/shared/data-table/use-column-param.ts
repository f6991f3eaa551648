"use client";

import { useMemo } from "react";
import type { ColumnDef, ColumnState } from "./column-def.ts";
import { formatColumns, parseColumns } from "./column-state.ts";

/** The choice of columns as an address keeps it: its state for the table and the picker, and the way to change it. */
export function useColumnParam<Row>(
  text: string | null,
  columns: readonly ColumnDef<Row>[],
  onText: (text: string | null) => void,
): { columnState: ColumnState; onColumnState: (state: ColumnState) => void } {
  const columnState = useMemo(() => parseColumns(text, columns), [text, columns]);
  return { columnState, onColumnState: (state) => onText(formatColumns(state, columns)) };
}
