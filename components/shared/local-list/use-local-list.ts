"use client";

import { useQueryStates } from "nuqs";
import { useCallback, useMemo } from "react";
import { formatColumns, parseColumns } from "#components/shared/data-table/column-state.ts";
import { sortRows } from "#components/shared/data-table/sort-rows.ts";
import { formatSort, parseSort } from "#components/shared/data-table/sort-state.ts";
import { facetViews } from "#components/shared/facets/facet-views.ts";
import { suggestionHint } from "#components/shared/filter-bar/suggestion-hint.ts";
import { rememberCookie } from "#components/shared/remember-cookie.ts";
import { afterPaint } from "#lib/core/client/after-paint.ts";
import { type FacetChoice, facetTarget, withFacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import { filterRegistry } from "#lib/core/domain/filter/fields.ts";
import { countFacets, filterRows, suggestFromRows } from "#lib/core/domain/filter/local-rows.ts";
import type { ListField } from "./list-field.ts";
import { localListParsers } from "./list-params.ts";
import { columnsCookie } from "./remembered-lists.ts";

export interface LocalListOptions<Row> {
  /** Names the cookie of its columns. */
  page: string;
  fields: readonly ListField<Row>[];
  rows: readonly Row[];
  /** As in the address: `-noncompliant,name`. */
  initialSort: string;
  /** The moment of the rows, ISO 8601: ages in the filter count from it. */
  readAt: string;
  unknown: string;
  rememberedColumns: string | null;
}

/** Rows on one page. */
export const pageSize = 100;

/** The state of a list that is whole in the browser, as the address has it, and what follows from it. */
export function useLocalList<Row>(options: LocalListOptions<Row>) {
  const { fields, rows, readAt, page: name, unknown } = options;
  const [params, change] = useQueryStates(localListParsers, { history: "push" });
  const { filter } = params;
  const registry = useMemo(() => filterRegistry(fields), [fields]);
  const columns = useMemo(() => fields.flatMap(({ column }) => (column === null ? [] : [column])), [fields]);
  const list = useMemo(() => ({ rows, registry, now: new Date(readAt) }), [rows, registry, readAt]);
  const sort = useMemo(
    () => parseSort(params.sort || options.initialSort),
    [params.sort, options.initialSort],
  );
  const found = useMemo(
    () => sortRows(filterRows(list, filter), columns, sort),
    [list, filter, columns, sort],
  );
  const words = useMemo(
    () => ({
      registry,
      field: (key: string) => registry.find(key)?.label ?? key,
      value: (key: string, value: string | null) =>
        value === null ? (registry.find(key)?.absent ?? unknown) : (registry.find(key)?.word(value) ?? value),
      tone: (key: string, value: string | null) =>
        value === null ? null : (registry.find(key)?.tone(value) ?? null),
    }),
    [registry, unknown],
  );
  const facets = useMemo(() => facetViews(countFacets(list, filter), filter, words), [list, filter, words]);
  const suggest = useCallback(
    async (text: string, cursor: number) =>
      suggestFromRows(list, text, cursor).map((suggestion) => {
        const hint = suggestionHint(suggestion, text, words);
        return hint === undefined || hint === suggestion.label ? suggestion : { ...suggestion, hint };
      }),
    [list, words],
  );
  const columnsText = params.cols ?? options.rememberedColumns;
  const columnState = useMemo(() => parseColumns(columnsText, columns), [columnsText, columns]);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const page = Math.min(Math.max(1, params.page), pages);
  const offset = (page - 1) * pageSize;
  return {
    ...{ filter, registry, columns, columnState, sort, found, facets, suggest, page, offset },
    shown: useMemo(() => found.slice(offset, offset + pageSize), [found, offset]),
    setFilter: (next: string) => afterPaint(() => void change({ filter: next, page: null })),
    chooseFacet: (field: string, value: string | null, choice: FacetChoice | null) => {
      const target = facetTarget(field, registry);
      if (!target) return;
      void change((now) => ({
        filter: withFacetChoice(now.filter, registry, target, value, choice),
        page: null,
      }));
    },
    setSort: (terms: typeof sort) => afterPaint(() => void change({ sort: formatSort(terms), page: null })),
    setPage: (next: number) => afterPaint(() => void change({ page: next })),
    setColumns: (state: typeof columnState) => {
      const cols = formatColumns(state, columns);
      rememberCookie(columnsCookie(name), cols);
      void change({ cols }, { history: "replace" });
    },
  };
}
