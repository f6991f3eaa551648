"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useRef, useState } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { formatColumns, parseColumns } from "#components/shared/data-table/column-state.ts";
import { DataTable } from "#components/shared/data-table/data-table.tsx";
import { TableSkeleton } from "#components/shared/data-table/table-skeleton.tsx";
import type { TableHandle } from "#components/shared/data-table/use-grid.ts";
import { useListKeys } from "#components/shared/data-table/use-list-keys.ts";
import { facetViews } from "#components/shared/facets/facet-views.ts";
import { FacetsRail } from "#components/shared/facets/facets-rail.tsx";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { RefreshFailed } from "#components/shared/refresh-failed.tsx";
import { Button } from "#components/ui/button.tsx";
import { changeFacetsQuery, changeHistogramQuery, changesQuery } from "#lib/changes/client/index.ts";
import type { ChangeLine } from "#lib/changes/contract/events.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { rememberChangeColumns } from "./changes-cookie.ts";
import { ChangesFooter } from "./changes-footer.tsx";
import { ChangesHeader } from "./changes-header.tsx";
import { ChangesMessage } from "./changes-message.tsx";
import { changesInputOf } from "./changes-params.ts";
import { HistogramPanel } from "./histogram-panel.tsx";
import { type ListRow, listRows } from "./list-rows.ts";
import { TrailLine } from "./trail-line.tsx";
import { useChangeColumns } from "./use-change-columns.tsx";
import { useChangeWords } from "./use-change-words.ts";
import { useChangesParams } from "./use-changes-params.ts";
import { useHeldScroll } from "./use-held-scroll.ts";
import { useOpenBursts } from "./use-open-bursts.ts";
import { WindowBar } from "./window-bar.tsx";

const ChangePanel = dynamic(() => import("./change-panel.tsx").then((module) => module.ChangePanel), {
  // Its place, so that nothing moves a second time when its code arrives.
  loading: () => <div className="w-[clamp(22.5rem,28vw,30rem)] shrink-0 border-line border-l" />,
});

const noLines: readonly ChangeLine[] = [];
const keyOf = (row: ListRow) => row.key;
const nothing = () => undefined;

/** What changed anywhere in a window, and who did it. */
export function ChangesPage({ columns: remembered }: { columns: string | null }) {
  const t = useTranslations("changes");
  const [params, actions] = useChangesParams();
  const asked = changesInputOf(params);
  const list = useInfiniteQuery(changesQuery({ ...asked, grouped: params.grouped }));
  const histogram = useQuery(changeHistogramQuery(asked));
  const facets = useQuery(changeFacetsQuery(asked));
  const words = useChangeWords();
  const columns = useChangeColumns();
  const [collapsed, setCollapsed] = useState(false);
  const filterBar = useRef<FilterBarHandle>(null);
  const table = useRef<TableHandle>(null);
  const place = useRef<HTMLDivElement>(null);
  const pages = list.data?.pages;
  const first = pages?.[0];
  const lines = useMemo(() => pages?.flatMap((page) => page.lines) ?? noLines, [pages]);
  const bursts = useOpenBursts(asked, lines);
  const rows = useMemo(() => listRows(lines, bursts.events), [lines, bursts.events]);
  const keys = useMemo(() => rows.map(keyOf), [rows]);
  const columnsText = params.cols ?? remembered;
  const columnState = useMemo(() => parseColumns(columnsText, columns), [columnsText, columns]);
  const views = useMemo(
    () => (facets.data ? facetViews(facets.data.facets, params.filter, words) : null),
    [facets.data, params.filter, words],
  );
  const listId = JSON.stringify([asked, params.grouped]);
  useHeldScroll(place, listId);
  const { toggle } = bursts;
  const onOpen = useCallback(
    (key: string | null) => {
      const row = rows.find((candidate) => candidate.key === key);
      if (row?.kind === "burst") toggle(row.key);
      else if (row?.kind === "rest") actions.setBurst(row.burst);
      else actions.openEvent(key);
    },
    [rows, toggle, actions],
  );
  useListKeys({
    ...{ table, filterBar, keys, page: 1, pageSize: Math.max(1, keys.length), total: keys.length },
    onPage: nothing,
    openKey: params.open,
    // Moving through the list moves through the details of events; bursts stay as they are.
    onOpen: (key) =>
      (key === null || rows.find((row) => row.key === key)?.kind === "event") && actions.openEvent(key),
  });
  const retry = () => void list.refetch();
  const unread = first !== undefined && neverRead(first.freshness, "managed-nodes");
  const onColumnState = (state: typeof columnState) => {
    const text = formatColumns(state, columns);
    rememberChangeColumns(text);
    actions.setColumns(text);
  };
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <ChangesHeader
          {...{ params, actions, filterBar, columns, columnState, onColumnState }}
          total={histogram.data?.total ?? null}
        />
        <WindowBar params={params} actions={actions} window={histogram.data?.window ?? first?.window} />
        {params.chart !== "hidden" && (list.data !== undefined || list.error === null) && (
          <QueryGate query={histogram} lines={4}>
            {(data) => (
              <HistogramPanel
                data={data}
                view={params.chart === "table" ? "table" : "chart"}
                onWindow={actions.setWindow}
              />
            )}
          </QueryGate>
        )}
        {list.data && list.error && <RefreshFailed error={list.error} onRetry={retry} />}
        {first && <Coverage freshness={first.freshness} primary="managed-nodes" />}
        <TrailLine
          input={{
            ...(asked.accounts && { accounts: asked.accounts }),
            ...(asked.regions && { regions: asked.regions }),
          }}
          from={histogram.data?.window.from ?? first?.window.from}
        />
        {params.burst !== null && (
          <p role="status" className="flex items-center gap-3 border-line border-t bg-changed-soft px-4 py-1">
            {t("burst.only")}
            <Button size="sm" onClick={() => actions.setBurst(null)}>
              {t("burst.leave")}
            </Button>
          </p>
        )}
        <div className="flex min-h-0 flex-1 border-line border-t">
          <FacetsRail
            facets={views}
            collapsed={collapsed}
            onCollapsed={setCollapsed}
            onChoose={actions.chooseFacet}
            onMore={(field) => filterBar.current?.complete(`${field}:`)}
          />
          <div ref={place} className="flex min-h-0 min-w-0 flex-1 flex-col">
            {bursts.failed && (
              <p role="alert" className="bg-critical-soft px-4 py-1">
                {t("burst.failed")}
              </p>
            )}
            {rows.length > 0 ? (
              <DataTable
                label={t("tableLabel")}
                columns={columns}
                columnState={columnState}
                onColumnState={onColumnState}
                rows={rows}
                rowKey={keyOf}
                offset={0}
                total={rows.length}
                sort={[]}
                onSort={nothing}
                openKey={params.open}
                onOpen={onOpen}
                handle={table}
                listId={listId}
                busy={list.isFetching}
              />
            ) : list.isPending ? (
              <TableSkeleton />
            ) : (
              <ChangesMessage
                {...{ unread, params, actions }}
                error={list.data ? null : list.error}
                onRetry={retry}
              />
            )}
            <ChangesFooter
              lines={list.data === undefined ? null : lines.length}
              hasOlder={list.hasNextPage}
              loading={list.isFetchingNextPage}
              onOlder={() => void list.fetchNextPage()}
              readAt={first?.freshness.generatedAt ?? null}
            />
          </div>
        </div>
      </div>
      {params.open !== null && (
        <ChangePanel
          event={params.open}
          listed={rows.find((row) => row.key === params.open)?.event}
          actions={actions}
          onClose={() => {
            const key = params.open;
            actions.openEvent(null);
            if (key !== null) table.current?.focus(key);
          }}
        />
      )}
    </div>
  );
}
