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
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import { SavedViews } from "#components/shared/views/saved-views.tsx";
import { WholeEnd } from "#components/ui/whole-end.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import type { Facet } from "#lib/core/contract/lists.ts";
import { suggestQuery } from "#lib/fleet/client/index.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { CliButton } from "./cli-button.tsx";
import { ExportButton } from "./export-button.tsx";
import { type FleetParams, viewSearch } from "./fleet-params.ts";
import type { FleetProfile } from "./fleet-profile.ts";
import type { FleetActions } from "./use-fleet-params.ts";
import { useNodeLabels } from "./use-node-labels.ts";

/** What the page calls itself, and an example of its filter. */
export interface FleetWords {
  title: string;
  placeholder: string;
}

export interface FleetHeaderProps extends FleetWords {
  profile: FleetProfile;
  params: FleetParams;
  actions: FleetActions;
  /** Null before the first answer, and where nodes could never be read. */
  total: number | null;
  filterBar: RefObject<FilterBarHandle | null>;
  columns: readonly ColumnDef<FleetNode>[];
  columnState: ColumnState;
  onColumnState: (state: ColumnState) => void;
  selection: SelectionStore;
  facets: readonly Facet[] | undefined;
}

/** What is listed, the filter, and what can be done with the list. */
export function FleetHeader(props: FleetHeaderProps) {
  const { profile, params, actions, total, filterBar, columns, columnState, selection } = props;
  const t = useTranslations("fleet");
  const format = useFormatter();
  const client = useQueryClient();
  const check = useFilterCheck(nodeRegistry);
  const labels = useNodeLabels();
  const { accounts, regions, tag, asOf } = params;
  const suggest = useCallback(
    async (filter: string, cursor: number) => {
      void loadFilterCheck();
      const scope = toScopeQuery({ accounts, regions, tag, asOf });
      const answer = await client.fetchQuery(suggestQuery({ ...scope, filter, cursor }));
      return answer.suggestions.map((suggestion) => {
        const hint = suggestionHint(suggestion, filter, labels);
        return hint === undefined ? suggestion : { ...suggestion, hint };
      });
    },
    [client, labels, accounts, regions, tag, asOf],
  );
  return (
    <header data-whole="" className="flex min-h-11.5 shrink-0 items-center gap-3 px-4 py-1.5">
      <h1 className="flex items-baseline gap-2 font-semibold text-lg">
        {props.title}
        <span className="min-w-12 font-normal text-base text-muted" aria-live="polite">
          {total === null ? "" : format.number(total)}
        </span>
      </h1>
      <FilterBar
        handle={filterBar}
        page={profile.page}
        label={t("filterLabel")}
        placeholder={props.placeholder}
        value={params.filter}
        onApply={actions.setFilter}
        suggest={suggest}
        check={check}
        className="flex-1"
      />
      <div className="flex shrink-0 items-center gap-1">
        <SavedViews page={profile.page} search={viewSearch(params)} />
        <ExportButton params={params} columns={columnState.order} total={total ?? 0} selection={selection} />
        <CliButton params={params} selection={selection} facets={props.facets} />
        <ColumnPicker columns={columns} state={columnState} onState={props.onColumnState} />
      </div>
      <WholeEnd />
    </header>
  );
}
