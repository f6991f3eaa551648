"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ColumnPicker } from "#components/shared/data-table/column-picker.tsx";
import { DataTable } from "#components/shared/data-table/data-table.tsx";
import { formatSort, parseSort } from "#components/shared/data-table/sort-state.ts";
import { useColumnParam } from "#components/shared/data-table/use-column-param.ts";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { baselinesQuery } from "#lib/patch/client/index.ts";
import { type BaselineListProps, ListFrame } from "./list-frame.tsx";
import { useBaselineColumns } from "./use-baseline-columns.tsx";

/** Every baseline of every account-Region. Letters beside a name tell those apart that do not say the same. */
export function AllBaselines({ input, params, onParams }: BaselineListProps) {
  const t = useTranslations("patch.baselines");
  const query = useQuery(baselinesQuery(input));
  const columns = useBaselineColumns();
  const { columnState, onColumnState } = useColumnParam(params.cols, columns, (cols) =>
    onParams({ cols, page: params.page }),
  );
  const picker = <ColumnPicker columns={columns} state={columnState} onState={onColumnState} />;
  return (
    <QueryGate query={query} lines={12}>
      {(data) => (
        <ListFrame {...{ data, input, params, onParams, picker }}>
          <DataTable
            label={t("allLabel")}
            columns={columns}
            columnState={columnState}
            onColumnState={onColumnState}
            rows={data.rows}
            rowKey={(row) => row.key}
            offset={input.offset}
            total={data.total}
            sort={parseSort(params.sort)}
            onSort={(terms) => onParams({ sort: formatSort(terms) })}
            listId={JSON.stringify(input)}
            busy={query.isFetching}
          />
        </ListFrame>
      )}
    </QueryGate>
  );
}
