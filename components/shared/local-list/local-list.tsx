"use client";

import { useSearchParams } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type ReactNode, useMemo, useRef, useState } from "react";
import { ColumnPicker } from "#components/shared/data-table/column-picker.tsx";
import { DataTable } from "#components/shared/data-table/data-table.tsx";
import { formatSort } from "#components/shared/data-table/sort-state.ts";
import type { TableHandle } from "#components/shared/data-table/use-grid.ts";
import { useListKeys } from "#components/shared/data-table/use-list-keys.ts";
import { saveFile } from "#components/shared/download-export.ts";
import { ExportMenu } from "#components/shared/export-menu.tsx";
import { FacetsRail } from "#components/shared/facets/facets-rail.tsx";
import { FilterBar } from "#components/shared/filter-bar/filter-bar.tsx";
import { loadFilterCheck, useFilterCheck } from "#components/shared/filter-bar/use-filter-check.ts";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import { ListFooter } from "#components/shared/list-footer.tsx";
import { rememberCookie } from "#components/shared/remember-cookie.ts";
import { useCopy } from "#components/shared/use-copy.ts";
import { SavedViews } from "#components/shared/views/saved-views.tsx";
import { Button } from "#components/ui/button.tsx";
import type { ListField } from "./list-field.ts";
import { listFile } from "./list-file.ts";
import { facetsCookie, type RememberedLists } from "./remembered-lists.ts";
import { pageSize, useLocalList } from "./use-local-list.ts";

export interface LocalListProps<Row> {
  /** Stable: names its recent filters, remembered columns, and file. */
  name: string;
  /** The page's name in `/api/views`, and of the cookie of its facets. */
  page: string;
  label: string;
  placeholder: string;
  /** Made once: its identity decides what is computed anew. */
  fields: readonly ListField<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  initialSort: string;
  readAt: string;
  remembered: RememberedLists;
  onOpen?: (key: string) => void;
  /** Why there is no row at all, and what to do. */
  empty: ReactNode;
}

/** A list that is whole in the browser, with everything that lists have: filter, facets, views, columns, sort, files. */
export function LocalList<Row>(props: LocalListProps<Row>) {
  const { name, label, fields, rows, rowKey, remembered } = props;
  const t = useTranslations("localList");
  const common = useTranslations("common");
  const format = useFormatter();
  const copy = useCopy();
  const search = useSearchParams();
  const list = useLocalList({
    ...{ page: name, fields, rows, initialSort: props.initialSort, readAt: props.readAt },
    ...{ unknown: common("unknown"), rememberedColumns: remembered.columns[name] ?? null },
  });
  const check = useFilterCheck(list.registry);
  const filterBar = useRef<FilterBarHandle>(null);
  const table = useRef<TableHandle>(null);
  const [collapsed, setCollapsed] = useState(remembered.facetsCollapsed);
  const { found, shown, columns, columnState, page, offset } = list;
  useListKeys({
    ...{ table, filterBar, page, pageSize, total: found.length, onPage: list.setPage },
    ...{ keys: useMemo(() => shown.map(rowKey), [shown, rowKey]), openKey: null },
    onOpen: (key) => key !== null && props.onOpen?.(key),
  });
  if (rows.length === 0) return <div className="flex-1 px-4 py-6 text-muted">{props.empty}</div>;
  const view = new URLSearchParams(search);
  view.delete("page");
  const onExport = async (kind: "csv" | "json") => {
    const inOrder = columnState.order.flatMap((key) => fields.find((field) => field.key === key) ?? []);
    saveFile(listFile(found, inOrder, kind), `${name}.${kind}`);
    return `${name}.${kind}`;
  };
  return (
    <>
      <div className="flex shrink-0 items-center gap-2 px-4 py-1.5">
        <FilterBar
          handle={filterBar}
          page={name}
          label={t("filter")}
          placeholder={props.placeholder}
          value={list.filter}
          onApply={list.setFilter}
          suggest={async (text, cursor) => {
            void loadFilterCheck();
            return list.suggest(text, cursor);
          }}
          check={check}
          className="flex-1"
        />
        <span className="min-w-16 shrink-0 text-end text-muted" aria-live="polite">
          {found.length === rows.length
            ? format.number(rows.length)
            : t("found", { count: found.length, total: rows.length })}
        </span>
        <SavedViews page={props.page} search={view.toString()} />
        <ExportMenu total={found.length} onExport={onExport} />
        <ColumnPicker columns={columns} state={columnState} onState={list.setColumns} />
      </div>
      <div className="flex min-h-0 flex-1 border-line border-t">
        <FacetsRail
          facets={list.facets}
          collapsed={collapsed}
          onCollapsed={(next) => {
            rememberCookie(facetsCookie(props.page), next ? "collapsed" : null);
            setCollapsed(next);
          }}
          onChoose={list.chooseFacet}
          onMore={(field) => filterBar.current?.complete(`${field}:`)}
        />
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          {found.length === 0 ? (
            <div className="flex-1 px-4 py-6 text-muted">
              <p className="pb-2">{t("nothingFound")}</p>
              <Button onClick={() => list.setFilter("")}>{t("clear")}</Button>
            </div>
          ) : (
            <DataTable
              label={label}
              columns={columns}
              columnState={columnState}
              onColumnState={list.setColumns}
              rows={shown}
              rowKey={rowKey}
              offset={offset}
              total={found.length}
              sort={list.sort}
              onSort={(terms) => list.setSort([...terms])}
              {...(props.onOpen && { onOpen: props.onOpen })}
              onCopy={copy}
              handle={table}
              listId={`${list.filter}\n${formatSort(list.sort)}\n${page}`}
            />
          )}
          <ListFooter
            {...{ page, pageSize, total: found.length, onPage: list.setPage, readAt: props.readAt }}
          />
        </div>
      </div>
    </>
  );
}
