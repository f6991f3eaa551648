"use client";

import clsx from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, memo } from "react";
import { PageCheckbox } from "#components/shared/selection/page-checkbox.tsx";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import type { ColumnDef, ColumnState } from "./column-def.ts";
import { withColumnMoved, withWidth } from "./column-state.ts";
import { type SortTerm, toggleSort } from "./sort-state.ts";
import { useColumnResize } from "./use-column-resize.ts";

/** Px that one press of Alt+← or Alt+→ on a heading changes its column's width by. */
const keyboardResizeStep = 16;

export interface TableHeadProps {
  /** All columns, and those shown in their order. */
  allColumns: readonly ColumnDef<never>[];
  columns: readonly ColumnDef<never>[];
  state: ColumnState;
  onState: (state: ColumnState) => void;
  sort: readonly SortTerm[];
  onSort: (sort: readonly SortTerm[]) => void;
  selection: SelectionStore | undefined;
  pageKeys: readonly string[];
}

function Head({ allColumns, columns, state, onState, sort, onSort, selection, pageKeys }: TableHeadProps) {
  const t = useTranslations("table");
  const resize = useColumnResize((id, width) => onState(withWidth(state, allColumns, id, width)));

  const onKeyDown = (event: KeyboardEvent, column: ColumnDef<never>) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!event.altKey || step === 0) return;
    event.preventDefault();
    const width = state.widths[column.id] ?? column.width;
    onState(
      event.shiftKey
        ? withColumnMoved(state, allColumns, column.id, step)
        : withWidth(state, allColumns, column.id, width + step * keyboardResizeStep),
    );
  };

  return (
    <thead>
      <tr aria-rowindex={1}>
        {selection && (
          <th scope="col" data-select="">
            <PageCheckbox store={selection} pageKeys={pageKeys} />
          </th>
        )}
        {columns.map((column) => {
          const at = sort.findIndex((term) => term.key === column.sortKey);
          const term = sort[at];
          const Arrow = term?.descending ? ArrowDown : ArrowUp;
          return (
            <th
              key={column.id}
              scope="col"
              aria-sort={at !== 0 || !term ? undefined : term.descending ? "descending" : "ascending"}
              className={column.isName ? "pinned" : undefined}
            >
              <button
                type="button"
                aria-disabled={column.sortKey === undefined || undefined}
                title={column.label}
                className={clsx(
                  "flex h-full w-full min-w-0 items-center gap-1 px-2 font-medium hover:text-ink",
                  term ? "text-ink" : "text-muted",
                  column.align === "end" && "flex-row-reverse",
                )}
                onClick={(event) => {
                  if (column.sortKey !== undefined) onSort(toggleSort(sort, column.sortKey, event.shiftKey));
                }}
                onKeyDown={(event) => onKeyDown(event, column)}
              >
                <span className="truncate">{column.label}</span>
                {term && <Arrow size={12} aria-hidden="true" className="shrink-0 text-accent" />}
                {term && sort.length > 1 && (
                  <span className="text-accent text-xs" title={t("sortPosition", { position: at + 1 })}>
                    {at + 1}
                  </span>
                )}
              </button>
              <span aria-hidden="true" className="table-resize" {...resize(column.id)} />
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

export const TableHead = memo(Head);
