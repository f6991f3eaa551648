"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { formatColumns, parseColumns } from "#components/shared/data-table/column-state.ts";
import { formatSort, parseSort } from "#components/shared/data-table/sort-state.ts";
import type { TableHandle } from "#components/shared/data-table/use-grid.ts";
import { useListKeys } from "#components/shared/data-table/use-list-keys.ts";
import { facetViews } from "#components/shared/facets/facet-views.ts";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import { ListFrame } from "#components/shared/list-frame.tsx";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { patchesQuery, patchFacetsQuery } from "#lib/patch/client/index.ts";
import type { PatchRow } from "#lib/patch/contract/patches.ts";
import { countedRows } from "#lib/patch/contract/query-keys.ts";
import { rememberPatchColumns, rememberPatchFacets } from "./patches-cookie.ts";
import { PatchesHeader } from "./patches-header.tsx";
import { PatchesMessage } from "./patches-message.tsx";
import { listInput, pageSize, resultInput } from "./patches-params.ts";
import { usePatchColumns } from "./use-patch-columns.tsx";
import { usePatchWords } from "./use-patch-words.ts";
import { usePatchesParams } from "./use-patches-params.ts";

const PatchPanel = dynamic(() => import("./patch-panel.tsx").then((module) => module.PatchPanel), {
  // Its place, so that nothing moves a second time when its code arrives.
  loading: () => <div className="w-[clamp(22.5rem,28vw,30rem)] shrink-0 border-line border-l" />,
});

const noRows: readonly PatchRow[] = [];
const keyOf = (row: PatchRow) => String(row.patchId);

interface PatchesPageProps {
  /** As this reader last left them. */
  columns: string | null;
  facetsCollapsed: boolean;
}

/** Every patch that the fleet reports, with how many nodes are in which state. */
export function PatchesPage({ columns: remembered, facetsCollapsed }: PatchesPageProps) {
  const t = useTranslations("patch.patches");
  const [params, actions] = usePatchesParams();
  const list = useQuery(patchesQuery(listInput(params)));
  const facets = useQuery(patchFacetsQuery(resultInput(params)));
  const words = usePatchWords();
  const columns = usePatchColumns();
  const [collapsed, setCollapsed] = useState(facetsCollapsed);
  const filterBar = useRef<FilterBarHandle>(null);
  const table = useRef<TableHandle>(null);
  const rows = list.data?.rows ?? noRows;
  const unread = list.data !== undefined && neverRead(list.data.freshness, "node-patches");
  const total = unread ? null : (list.data?.total ?? null);
  const columnsText = params.cols ?? remembered;
  const columnState = useMemo(() => parseColumns(columnsText, columns), [columnsText, columns]);
  const sort = useMemo(() => parseSort(params.sort), [params.sort]);
  const keys = useMemo(() => rows.map(keyOf), [rows]);
  const views = useMemo(
    () => (facets.data ? facetViews(facets.data.facets, params.filter, words) : null),
    [facets.data, params.filter, words],
  );
  useListKeys({
    ...{ table, filterBar, keys, pageSize, page: params.page, total: total ?? 0 },
    onPage: actions.setPage,
    openKey: params.open,
    onOpen: actions.openPatch,
  });
  const onColumnState = (state: typeof columnState) => {
    const text = formatColumns(state, columns);
    rememberPatchColumns(text);
    actions.setColumns(text);
  };
  return (
    <ListFrame
      header={
        <PatchesHeader {...{ params, actions, total, filterBar, columns, columnState, onColumnState }} />
      }
      list={list}
      primary={countedRows}
      facets={{
        facets: views,
        collapsed,
        onCollapsed: (next) => {
          rememberPatchFacets(next);
          setCollapsed(next);
        },
        onChoose: actions.chooseFacet,
        onMore: (field) => filterBar.current?.complete(`${field}:`),
      }}
      table={{
        ...{ label: t("tableLabel"), columns, columnState, onColumnState, rowKey: keyOf, handle: table },
        ...{ sort, onSort: (terms) => actions.setSort(formatSort(terms)) },
        ...{ openKey: params.open, onOpen: actions.openPatch, listId: JSON.stringify(listInput(params)) },
      }}
      {...{ page: params.page, pageSize, total, onPage: actions.setPage }}
      message={
        <PatchesMessage
          {...{ unread, params, actions }}
          error={list.data ? null : list.error}
          onRetry={() => void list.refetch()}
        />
      }
      panel={
        params.open !== null && (
          <PatchPanel
            patch={params.open}
            onClose={() => {
              const key = params.open;
              actions.openPatch(null);
              if (key !== null) table.current?.focus(key);
            }}
          />
        )
      }
    />
  );
}
