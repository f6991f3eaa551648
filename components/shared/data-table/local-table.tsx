"use client";

import { type RefObject, useMemo, useState } from "react";
import type { ColumnDef } from "./column-def.ts";
import { defaultColumns } from "./column-state.ts";
import { DataTable } from "./data-table.tsx";
import { sortRows } from "./sort-rows.ts";
import { formatSort, parseSort } from "./sort-state.ts";
import type { TableHandle } from "./use-grid.ts";

/** A column of a list that is whole in the browser. */
export interface LocalColumn<Row> extends ColumnDef<Row> {
  /** What to sort by when it is not the text: numbers and times. Null sorts last. */
  sortValue?: (row: Row) => number | string | null;
}

export interface LocalTableProps<Row> {
  label: string;
  columns: readonly LocalColumn<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** As in the URL: `-since,name`. */
  initialSort: string;
  openKey?: string | null;
  onOpen?: (key: string) => void;
  onCopy?: (text: string) => void;
  handle?: RefObject<TableHandle | null>;
}

/** The data table over rows that are all here: it sorts them itself and keeps its own column widths. */
export function LocalTable<Row>({ columns, rows, initialSort, ...props }: LocalTableProps<Row>) {
  const [columnState, setColumnState] = useState(() => defaultColumns(columns));
  const [sort, setSort] = useState(() => parseSort(initialSort));
  const sorted = useMemo(() => sortRows(rows, columns, sort), [rows, columns, sort]);
  return (
    <DataTable
      {...props}
      columns={columns}
      columnState={columnState}
      onColumnState={setColumnState}
      rows={sorted}
      offset={0}
      total={rows.length}
      sort={sort}
      onSort={(terms) => setSort([...terms])}
      listId={formatSort(sort)}
    />
  );
}
