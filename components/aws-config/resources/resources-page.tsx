"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo, useRef, useState } from "react";
import { formatColumns, parseColumns } from "#components/shared/data-table/column-state.ts";
import { formatSort, parseSort } from "#components/shared/data-table/sort-state.ts";
import { TableSkeleton } from "#components/shared/data-table/table-skeleton.tsx";
import type { TableHandle } from "#components/shared/data-table/use-grid.ts";
import { useListKeys } from "#components/shared/data-table/use-list-keys.ts";
import { facetViews } from "#components/shared/facets/facet-views.ts";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import { ListFrame } from "#components/shared/list-frame.tsx";
import { resourceFacetsQuery, resourcesQuery } from "#lib/aws-config/client/index.ts";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { LeftOut } from "./left-out.tsx";
import { RecordingLine } from "./recording-line.tsx";
import { rememberResourceColumns, rememberResourceFacets } from "./resources-cookies.ts";
import { ResourcesHeader } from "./resources-header.tsx";
import { ResourcesMessage } from "./resources-message.tsx";
import { listInput, pageSize, resultInput, rowKey } from "./resources-params.ts";
import { useResourceColumns } from "./use-resource-columns.tsx";
import { type ResourceWords, useResourceWords } from "./use-resource-words.ts";
import { useResourcesParams } from "./use-resources-params.ts";

const TypesView = dynamic(() => import("./types-view.tsx").then((module) => module.TypesView), {
  loading: TableSkeleton,
});
const ResourcePanel = dynamic(() => import("./resource-panel.tsx").then((module) => module.ResourcePanel), {
  // Its place, so that nothing moves a second time when its code arrives.
  loading: () => <div className="w-[clamp(22.5rem,28vw,30rem)] shrink-0 border-line border-l" />,
});

const noRows: readonly ConfigResource[] = [];

/** In the narrow rail a type without what begins every type. */
const short = (words: ResourceWords): ResourceWords => ({
  ...words,
  value: (field, value) =>
    field === "type" && value !== null ? value.replace(/^AWS::/, "") : words.value(field, value),
});

export interface ResourcesPageProps {
  /** Columns and facets as this reader last left them, from cookies. */
  columns: string | null;
  facetsCollapsed: boolean;
}

/** Every resource that AWS Config has recorded, those that are gone too. */
export function ResourcesPage(props: ResourcesPageProps) {
  const t = useTranslations("awsConfig.resources");
  const [params, actions] = useResourcesParams();
  const isList = params.view === "list";
  const list = useQuery(resourcesQuery(listInput(params)));
  const facets = useQuery(resourceFacetsQuery(resultInput(params)));
  const words = useResourceWords();
  const columns = useResourceColumns();
  const [collapsed, setCollapsed] = useState(props.facetsCollapsed);
  const filterBar = useRef<FilterBarHandle>(null);
  const table = useRef<TableHandle>(null);
  const rows = list.data?.rows ?? noRows;
  const unread = list.data !== undefined && neverRead(list.data.freshness, "config-resources");
  const total = unread ? null : (list.data?.total ?? null);
  const columnsText = params.cols ?? props.columns;
  const columnState = useMemo(() => parseColumns(columnsText, columns), [columnsText, columns]);
  const sort = useMemo(() => parseSort(params.sort), [params.sort]);
  const keys = useMemo(() => rows.map(rowKey), [rows]);
  const views = useMemo(
    () => (facets.data ? facetViews(facets.data.facets, params.filter, short(words)) : null),
    [facets.data, params.filter, words],
  );
  useListKeys({
    ...{ table, filterBar, keys, pageSize, page: params.page, total: total ?? 0 },
    onPage: actions.setPage,
    openKey: params.open,
    onOpen: actions.openResource,
  });
  const onColumnState = (state: typeof columnState) => {
    const text = formatColumns(state, columns);
    rememberResourceColumns(text);
    actions.setColumns(text);
  };
  return (
    <ListFrame
      header={
        <ResourcesHeader {...{ params, actions, total, filterBar, columns, columnState, onColumnState }} />
      }
      notes={
        <RecordingLine scope={toScopeQuery(params)}>
          <LeftOut leftOut={list.data?.leftOut ?? null} {...{ params, actions }} />
        </RecordingLine>
      }
      list={list}
      primary="config-resources"
      facets={{
        facets: views,
        collapsed,
        onCollapsed: (next) => {
          rememberResourceFacets(next);
          setCollapsed(next);
        },
        onChoose: actions.chooseFacet,
        onMore: (field) => filterBar.current?.complete(`${field}:`),
      }}
      table={{
        ...{ label: t("tableLabel"), columns, columnState, onColumnState, rowKey, handle: table },
        ...{ sort, onSort: (terms) => actions.setSort(formatSort(terms)) },
        ...{ openKey: params.open, onOpen: actions.openResource, listId: JSON.stringify(listInput(params)) },
      }}
      {...{ page: params.page, pageSize, total, onPage: actions.setPage }}
      message={
        <ResourcesMessage
          {...{ params, actions }}
          answer={list.data}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      }
      {...(!isList && { instead: <TypesView params={params} actions={actions} /> })}
      panel={
        isList &&
        params.open !== null && (
          <ResourcePanel
            open={params.open}
            onClose={() => {
              const key = params.open;
              actions.openResource(null);
              if (key !== null) table.current?.focus(key);
            }}
          />
        )
      }
    />
  );
}
