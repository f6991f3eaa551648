"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { formatColumns, parseColumns } from "#components/shared/data-table/column-state.ts";
import { DataTable } from "#components/shared/data-table/data-table.tsx";
import { formatSort, parseSort, type SortTerm } from "#components/shared/data-table/sort-state.ts";
import { TableSkeleton } from "#components/shared/data-table/table-skeleton.tsx";
import type { TableHandle } from "#components/shared/data-table/use-grid.ts";
import { useListKeys } from "#components/shared/data-table/use-list-keys.ts";
import { facetViews } from "#components/shared/facets/facet-views.ts";
import { FacetsRail } from "#components/shared/facets/facets-rail.tsx";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import { ListFooter } from "#components/shared/list-footer.tsx";
import { RefreshFailed } from "#components/shared/refresh-failed.tsx";
import { createSelectionStore } from "#components/shared/selection/selection-store.ts";
import { useCopy } from "#components/shared/use-copy.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { rememberColumns, rememberFacets } from "./fleet-columns-cookie.ts";
import { FleetHeader, type FleetWords } from "./fleet-header.tsx";
import { pageSize } from "./fleet-params.ts";
import type { FleetProfile } from "./fleet-profile.ts";
import { useFleetData } from "./use-fleet-data.ts";
import { useFleetParams } from "./use-fleet-params.ts";
import { useNodeColumns } from "./use-node-columns.ts";
import { useNodeLabels } from "./use-node-labels.ts";

const FleetMessage = dynamic(() => import("./fleet-message.tsx").then((module) => module.FleetMessage));
const NodePanel = dynamic(() => import("./node-panel.tsx").then((module) => module.NodePanel), {
  // Its place, so that nothing moves a second time when its code arrives.
  loading: () => <div className="w-[clamp(22.5rem,28vw,30rem)] shrink-0 border-line border-l" />,
});

const noRows: readonly FleetNode[] = [];
const keyOf = (node: FleetNode) => node.key;

export interface FleetPageProps extends FleetWords {
  profile: FleetProfile;
  /** Columns and facets as this reader last left them, from cookies. */
  columns: string | null;
  facetsCollapsed: boolean;
}

/** Every managed node of the organisation in one table. */
export function FleetPage(props: FleetPageProps) {
  const { profile } = props;
  const t = useTranslations("fleet");
  const [params, actions] = useFleetParams();
  const { nodes, facets, resultId, listId } = useFleetData(params, profile);
  const labels = useNodeLabels();
  const columns = useNodeColumns(profile);
  const copy = useCopy();
  const [selection] = useState(createSelectionStore);
  const selected = useMemo(() => ({ store: selection, resultId }), [selection, resultId]);
  const [facetsCollapsed, collapseFacets] = useState(props.facetsCollapsed);
  const filterBar = useRef<FilterBarHandle>(null);
  const table = useRef<TableHandle>(null);

  const answer = nodes.data;
  const rows = answer?.rows ?? noRows;
  const total = answer?.total ?? 0;
  const unread = answer !== undefined && neverRead(answer.freshness, "managed-nodes");
  const columnsText = params.cols ?? props.columns;
  const columnState = useMemo(() => parseColumns(columnsText, columns), [columnsText, columns]);
  const sort = useMemo(() => parseSort(params.sort), [params.sort]);
  const views = useMemo(
    () => (facets.data ? facetViews(facets.data.facets, params.filter, labels) : null),
    [facets.data, params.filter, labels],
  );

  useEffect(() => void selection.enterScope(resultId), [selection, resultId]);
  const keys = useMemo(() => rows.map(keyOf), [rows]);
  useListKeys({
    ...{ table, filterBar, total, selection, keys, pageSize },
    page: params.page,
    onPage: actions.setPage,
    openKey: params.node,
    onOpen: actions.openNode,
  });
  const handlers = useMemo(
    () => ({
      onColumnState: (state: typeof columnState) => {
        const text = formatColumns(state, columns);
        rememberColumns(profile, text);
        actions.setColumns(text);
      },
      onFacetsCollapsed: (collapsed: boolean) => {
        rememberFacets(profile, collapsed);
        collapseFacets(collapsed);
      },
      onSort: (terms: readonly SortTerm[]) => actions.setSort(formatSort(terms)),
      onMore: (field: string) => filterBar.current?.complete(`${field}:`),
      selectLabel: (node: FleetNode) => t("selectNode", { name: node.name ?? node.nodeId }),
    }),
    [columns, actions, profile, t],
  );

  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <FleetHeader
          profile={profile}
          title={props.title}
          placeholder={props.placeholder}
          params={params}
          actions={actions}
          total={unread ? null : (answer?.total ?? null)}
          filterBar={filterBar}
          columns={columns}
          columnState={columnState}
          onColumnState={handlers.onColumnState}
          selection={selection}
          facets={facets.data?.facets}
        />
        {nodes.data && nodes.error && (
          <RefreshFailed error={nodes.error} onRetry={() => void nodes.refetch()} />
        )}
        {nodes.data && <Coverage freshness={nodes.data.freshness} primary="managed-nodes" />}
        <div className="flex min-h-0 flex-1 border-line border-t">
          <FacetsRail
            facets={views}
            collapsed={facetsCollapsed}
            onCollapsed={handlers.onFacetsCollapsed}
            onChoose={actions.chooseFacet}
            onMore={handlers.onMore}
          />
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            {rows.length > 0 ? (
              <DataTable
                label={t("tableLabel")}
                columns={columns}
                columnState={columnState}
                onColumnState={handlers.onColumnState}
                rows={rows}
                rowKey={keyOf}
                offset={(params.page - 1) * pageSize}
                total={total}
                sort={sort}
                onSort={handlers.onSort}
                selection={selection}
                selectLabel={handlers.selectLabel}
                openKey={params.node}
                onOpen={actions.openNode}
                onCopy={copy}
                handle={table}
                listId={listId}
                busy={nodes.isFetching}
              />
            ) : nodes.isPending ? (
              <TableSkeleton />
            ) : (
              <FleetMessage
                data={nodes.data}
                error={nodes.error}
                onRetry={() => void nodes.refetch()}
                params={params}
                actions={actions}
              />
            )}
            <ListFooter
              pageSize={pageSize}
              readAt={nodes.data?.freshness.generatedAt ?? null}
              page={params.page}
              total={unread ? null : total}
              onPage={actions.setPage}
              selection={selected}
            />
          </div>
        </div>
      </div>
      {params.node !== null && (
        <NodePanel
          nodeKey={params.node}
          listed={rows.find((row) => row.key === params.node)}
          asOf={params.asOf}
          onClose={() => {
            const key = params.node;
            actions.openNode(null);
            if (key !== null) table.current?.focus(key);
          }}
        />
      )}
    </div>
  );
}
