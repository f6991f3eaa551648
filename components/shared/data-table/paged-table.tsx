"use client";

import type { ReactNode } from "react";
import { ListFooter } from "#components/shared/list-footer.tsx";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import { DataTable, type DataTableProps } from "./data-table.tsx";
import { formatSort, parseSort } from "./sort-state.ts";

interface PagedTableProps<Row> extends Omit<DataTableProps<Row>, "rows" | "total" | "sort" | "onSort"> {
  data: { rows: readonly Row[]; total: number; freshness: Freshness };
  /** As the address has them. */
  params: { sort: string; page: number };
  onParams: (change: { sort?: string; page: number }) => void;
  pageSize: number;
  /** In place of a table without rows. */
  empty: ReactNode;
}

/** A table that the server sorts and pages, with its pages below. */
export function PagedTable<Row>({ data, params, onParams, pageSize, empty, ...table }: PagedTableProps<Row>) {
  return (
    <>
      {data.rows.length === 0 ? (
        empty
      ) : (
        <DataTable
          {...table}
          rows={data.rows}
          total={data.total}
          sort={parseSort(params.sort)}
          onSort={(terms) => onParams({ sort: formatSort(terms), page: 1 })}
        />
      )}
      <ListFooter
        page={params.page}
        pageSize={pageSize}
        total={data.total}
        onPage={(page) => onParams({ page })}
        readAt={data.freshness.generatedAt}
      />
    </>
  );
}
