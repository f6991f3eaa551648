"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { type RefObject, useCallback } from "react";
import type { ColumnDef, ColumnState } from "#components/shared/data-table/column-def.ts";
import { ColumnPicker } from "#components/shared/data-table/column-picker.tsx";
import { FilterBar } from "#components/shared/filter-bar/filter-bar.tsx";
import { suggestionHint } from "#components/shared/filter-bar/suggestion-hint.ts";
import { loadFilterCheck, useFilterCheck } from "#components/shared/filter-bar/use-filter-check.ts";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import { SavedViews } from "#components/shared/views/saved-views.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { WholeEnd } from "#components/ui/whole-end.tsx";
import { suggestResourcesQuery } from "#lib/aws-config/client/index.ts";
import type { ConfigResource } from "#lib/aws-config/contract/resource.ts";
import { resourceRegistry } from "#lib/aws-config/domain/resource-fields.ts";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { ResourcesCli } from "./resources-cli.tsx";
import { ResourcesExport } from "./resources-export.tsx";
import { type ResourcesParams, resourceViews, resultInput, viewSearch } from "./resources-params.ts";
import { useResourceWords } from "./use-resource-words.ts";
import type { ResourcesActions } from "./use-resources-params.ts";

export interface ResourcesHeaderProps {
  params: ResourcesParams;
  actions: ResourcesActions;
  /** Null before the first answer, and where resources could never be read. */
  total: number | null;
  filterBar: RefObject<FilterBarHandle | null>;
  columns: readonly ColumnDef<ConfigResource>[];
  columnState: ColumnState;
  onColumnState: (state: ColumnState) => void;
}

/** What is listed, the filter, and what can be done with the list. */
export function ResourcesHeader(props: ResourcesHeaderProps) {
  const { params, actions, total, columns, columnState } = props;
  const t = useTranslations("awsConfig.resources");
  const format = useFormatter();
  const client = useQueryClient();
  const check = useFilterCheck(resourceRegistry);
  const words = useResourceWords();
  const { accounts, regions, tag, asOf } = params;
  const { without } = resultInput(params);
  const suggest = useCallback(
    async (filter: string, cursor: number) => {
      void loadFilterCheck();
      const scope = toScopeQuery({ accounts, regions, tag, asOf });
      const answer = await client.fetchQuery(suggestResourcesQuery({ ...scope, filter, without, cursor }));
      return answer.suggestions.map((suggestion) => {
        const hint = suggestionHint(suggestion, filter, words);
        return hint === undefined ? suggestion : { ...suggestion, hint };
      });
    },
    [client, words, accounts, regions, tag, asOf, without],
  );
  return (
    <header data-whole="" className="flex min-h-11.5 shrink-0 items-center gap-3 px-4 pt-1.5 pb-1">
      <h1 className="flex items-baseline gap-2 font-semibold text-lg">
        {t("title")}
        <span className="min-w-12 font-normal text-base text-muted" aria-live="polite">
          {total === null ? "" : format.number(total)}
        </span>
      </h1>
      <FilterBar
        handle={props.filterBar}
        page="resources"
        label={t("filterLabel")}
        placeholder={t("filterPlaceholder")}
        value={params.filter}
        onApply={actions.setFilter}
        suggest={suggest}
        check={check}
        className="flex-1"
      />
      <div className="flex shrink-0 items-center gap-1">
        <Segmented
          label={t("viewLabel")}
          labelled="hidden"
          options={resourceViews.map((value) => ({ value, label: t(`views.${value}`) }))}
          value={params.view}
          onChange={actions.setView}
        />
        <SavedViews page="resources" search={viewSearch(params)} />
        <ResourcesExport params={params} columns={columnState.order} total={total ?? 0} />
        <ResourcesCli params={params} />
        {params.view === "list" && (
          <ColumnPicker columns={columns} state={columnState} onState={props.onColumnState} />
        )}
      </div>
      <WholeEnd />
    </header>
  );
}
