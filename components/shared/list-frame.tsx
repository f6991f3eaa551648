"use client";

import type { ReactNode } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { DataTable, type DataTableProps } from "#components/shared/data-table/data-table.tsx";
import { TableSkeleton } from "#components/shared/data-table/table-skeleton.tsx";
import { FacetsRail, type FacetsRailProps } from "#components/shared/facets/facets-rail.tsx";
import { ListFooter } from "#components/shared/list-footer.tsx";
import { RefreshFailed } from "#components/shared/refresh-failed.tsx";
import { useCopy } from "#components/shared/use-copy.ts";
import type { Freshness } from "#lib/core/contract/freshness.ts";

/** The members of a TanStack query of one page of a list. */
interface ListQuery<Row> {
  data: { rows: readonly Row[]; freshness: Freshness } | undefined;
  error: Error | null;
  isPending: boolean;
  isFetching: boolean;
  refetch: () => unknown;
}

export interface ListFrameProps<Row> {
  header: ReactNode;
  /** Between the header and what the list lacks. */
  notes?: ReactNode;
  list: ListQuery<Row>;
  /** Datasets without which rows are missing. */
  primary: string | readonly string[];
  facets: FacetsRailProps;
  table: Omit<DataTableProps<Row>, "rows" | "offset" | "total" | "onCopy" | "busy">;
  page: number;
  pageSize: number;
  /** Null before the first answer, and where the rows could never be read. */
  total: number | null;
  onPage: (page: number) => void;
  /** Why there is no row, and what to do. */
  message: ReactNode;
  /** Another view of the same, in place of table and pages. */
  instead?: ReactNode;
  /** Details beside the list. */
  panel: ReactNode;
}

/** A list that the server sorts and pages, with its facets beside it. */
export function ListFrame<Row>(props: ListFrameProps<Row>) {
  const { list, page, pageSize, total, instead } = props;
  const copy = useCopy();
  const rows = list.data?.rows ?? [];
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {props.header}
        {props.notes}
        {list.data && list.error && <RefreshFailed error={list.error} onRetry={() => void list.refetch()} />}
        {list.data && <Coverage freshness={list.data.freshness} primary={props.primary} />}
        <div className="flex min-h-0 flex-1 border-line border-t">
          <FacetsRail {...props.facets} />
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            {instead ??
              (rows.length > 0 ? (
                <DataTable
                  {...props.table}
                  rows={rows}
                  offset={(page - 1) * pageSize}
                  total={total ?? 0}
                  onCopy={copy}
                  busy={list.isFetching}
                />
              ) : list.isPending ? (
                <TableSkeleton />
              ) : (
                props.message
              ))}
            {instead === undefined && (
              <ListFooter
                {...{ page, pageSize, total, onPage: props.onPage }}
                readAt={list.data?.freshness.generatedAt ?? null}
              />
            )}
          </div>
        </div>
      </div>
      {props.panel}
    </div>
  );
}
