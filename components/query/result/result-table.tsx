"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { ColumnPicker } from "#components/shared/data-table/column-picker.tsx";
import { defaultColumns } from "#components/shared/data-table/column-state.ts";
import { DataTable } from "#components/shared/data-table/data-table.tsx";
import { sortRows } from "#components/shared/data-table/sort-rows.ts";
import { formatSort, type SortTerm } from "#components/shared/data-table/sort-state.ts";
import { Pagination } from "#components/shared/pagination/pagination.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import type { ResultRows } from "#lib/query/domain/result-file.ts";
import { resultColumns } from "./result-columns.tsx";
import { RowPanel } from "./row-panel.tsx";

const pageSize = 100;

/** An answer, whole in the browser: sorted and paged here, a row opens beside it. Another answer is another table. */
export function ResultTable({ columns, rows }: ResultRows) {
  const t = useTranslations("query.result");
  const placed = useMemo(() => rows.map((cells, place) => ({ place, cells })), [rows]);
  const { scopeSearch } = useScope();
  const defined = useMemo(() => resultColumns(columns, placed, scopeSearch), [columns, placed, scopeSearch]);
  const [columnState, setColumnState] = useState(() => defaultColumns(defined));
  const [sort, setSort] = useState<readonly SortTerm[]>([]);
  const [page, setPage] = useState(1);
  const [open, setOpen] = useState<string | null>(null);
  const sorted = useMemo(() => sortRows(placed, defined, sort), [placed, defined, sort]);
  const from = (page - 1) * pageSize;
  const opened = open === null ? undefined : placed[Number(open)];
  return (
    <div className="flex min-h-0 flex-1">
      <div className="@container/footer flex min-h-0 min-w-0 flex-1 flex-col">
        <DataTable
          label={t("label")}
          columns={defined}
          columnState={columnState}
          onColumnState={setColumnState}
          rows={sorted.slice(from, from + pageSize)}
          rowKey={(row) => String(row.place)}
          offset={from}
          total={rows.length}
          sort={sort}
          onSort={(terms) => {
            setSort(terms);
            setPage(1);
          }}
          openKey={open}
          onOpen={setOpen}
          listId={`${formatSort(sort)} ${page}`}
        />
        <footer className="flex h-9 shrink-0 items-center gap-2 border-line border-t bg-chrome px-3">
          <ColumnPicker columns={defined} state={columnState} onState={setColumnState} />
          <span className="flex-1" />
          <Pagination page={page} pageSize={pageSize} total={rows.length} onPage={setPage} />
        </footer>
      </div>
      {opened && <RowPanel columns={columns} row={opened} onClose={() => setOpen(null)} />}
    </div>
  );
}
