"use client";

import { useTranslations } from "next-intl";
import { type RefObject, type UIEvent, useDeferredValue, useLayoutEffect, useMemo, useRef } from "react";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import type { ColumnDef, ColumnState } from "./column-def.ts";
import type { SortTerm } from "./sort-state.ts";
import { TableHead } from "./table-head.tsx";
import { TableRow } from "./table-row.tsx";
import { tableWidths } from "./table-widths.ts";
import { type TableHandle, useGrid } from "./use-grid.ts";
import "./data-table.css";

/** Rows that come with an answer at once; those below, mostly out of sight, follow without holding up the reader. */
const rowsAtOnce = 30;
/** Rows of the server's page: what the tallest usual window shows. The rest follows when the page is alive. */
const rowsAtFirst = 60;

export interface DataTableProps<Row> {
  /** Names the table for assistive technology. */
  label: string;
  columns: readonly ColumnDef<Row>[];
  columnState: ColumnState;
  onColumnState: (state: ColumnState) => void;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Rows before this page, and in all. */
  offset: number;
  total: number;
  sort: readonly SortTerm[];
  onSort: (sort: readonly SortTerm[]) => void;
  /** Absent: rows cannot be selected. */
  selection?: SelectionStore;
  selectLabel?: (row: Row) => string;
  /** The row whose details are beside the table. */
  openKey?: string | null;
  /** A click on a row, Enter on its name. */
  onOpen?: (key: string) => void;
  /** A click on a cell's `[data-copy]`. */
  onCopy?: (text: string) => void;
  handle?: RefObject<TableHandle | null>;
  /** Another list, not newer data of the same one: the table scrolls back to its top when this changes. */
  listId: string;
  /** Newer data is on its way. */
  busy?: boolean;
}

/**
 * A page of rows in a table whose rows are grids of their own, so that none waits for the layout of all. Sorting, filtering and paging are the server's, selection is a store's: what is
 * left of a table library would be column state, which is a few lines (TanStack Table 9 measured 13 kB compressed).
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { columns, columnState, rows, rowKey, selection, selectLabel, openKey, listId } = props;
  const t = useTranslations("table");
  const table = useRef<HTMLTableElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const laterRows = useDeferredValue(rows, rows.slice(0, rowsAtFirst));
  const pageKeys = useMemo(() => rows.map(rowKey), [rows, rowKey]);
  const shown = useMemo(
    () =>
      columnState.order.flatMap((id) => {
        const column = columns.find((candidate) => candidate.id === id);
        return column ? [column] : [];
      }),
    [columns, columnState.order],
  );

  useGrid({
    table,
    handle: props.handle,
    pageKeys,
    selection,
    onOpen: props.onOpen,
    onCopy: props.onCopy,
  });

  const shownList = useRef(listId);
  useLayoutEffect(() => {
    // Not on the first render: a reader may have scrolled the server's page before its code arrived.
    if (scroller.current && shownList.current !== listId) scroller.current.scrollTop = 0;
    shownList.current = listId;
  }, [listId]);

  const row = (data: Row, index: number) => {
    const key = rowKey(data);
    return (
      <TableRow
        // By place: another list is written into the rows that are there, which costs half of making new ones.
        key={index}
        row={data}
        rowKey={key}
        rowIndex={props.offset + index + 2}
        columns={shown}
        open={key === openKey}
        selectLabel={selectLabel}
        selection={selection}
        unknownLabel={t("unknown")}
      />
    );
  };

  return (
    <div ref={scroller} onScroll={markSideways} className="data-table-scroller min-h-0 flex-1 overflow-auto">
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one tab stop and arrow keys make it a grid
        role="grid"
        aria-label={props.label}
        aria-rowcount={props.total + 1}
        aria-busy={props.busy || undefined}
        className="data-table"
        style={tableWidths(shown, columnState, selection !== undefined)}
      >
        <TableHead
          allColumns={columns as readonly ColumnDef<never>[]}
          columns={shown as readonly ColumnDef<never>[]}
          state={columnState}
          onState={props.onColumnState}
          sort={props.sort}
          onSort={props.onSort}
          selection={selection}
          pageKeys={pageKeys}
        />
        <tbody>{rows.slice(0, rowsAtOnce).map(row)}</tbody>
        <tbody>{laterRows.slice(rowsAtOnce).map((data, index) => row(data, rowsAtOnce + index))}</tbody>
      </table>
    </div>
  );
}

/** In the document only: nothing renders while somebody scrolls. */
function markSideways(event: UIEvent<HTMLDivElement>): void {
  const scroller = event.currentTarget;
  scroller.toggleAttribute("data-sideways", scroller.scrollLeft > 0);
}
