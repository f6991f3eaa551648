"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { type RefObject, useCallback, useMemo } from "react";
import type { ColumnDef, ColumnState } from "#components/shared/data-table/column-def.ts";
import { ColumnPicker } from "#components/shared/data-table/column-picker.tsx";
import { downloadExport } from "#components/shared/download-export.ts";
import { ExportMenu } from "#components/shared/export-menu.tsx";
import { FilterBar } from "#components/shared/filter-bar/filter-bar.tsx";
import { suggestionHint } from "#components/shared/filter-bar/suggestion-hint.ts";
import { loadFilterCheck, useFilterCheck } from "#components/shared/filter-bar/use-filter-check.ts";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import { SavedViews } from "#components/shared/views/saved-views.tsx";
import { WholeEnd } from "#components/ui/whole-end.tsx";
import { suggestChangesQuery } from "#lib/changes/client/index.ts";
import { eventRegistry } from "#lib/changes/domain/event-fields.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { type ChangesParams, changesInputOf, viewSearch } from "./changes-params.ts";
import type { ListRow } from "./list-rows.ts";
import { useChangeWords } from "./use-change-words.ts";
import type { ChangesActions } from "./use-changes-params.ts";

export interface ChangesHeaderProps {
  params: ChangesParams;
  actions: ChangesActions;
  /** Events of the window; null before the first answer. */
  total: number | null;
  filterBar: RefObject<FilterBarHandle | null>;
  columns: readonly ColumnDef<ListRow>[];
  columnState: ColumnState;
  onColumnState: (state: ColumnState) => void;
}

/** What is listed, the filter, and what can be done with the list. */
export function ChangesHeader(props: ChangesHeaderProps) {
  const { params, actions, total, columns, columnState } = props;
  const t = useTranslations("changes");
  const format = useFormatter();
  const client = useQueryClient();
  const check = useFilterCheck(eventRegistry);
  const words = useChangeWords();
  const asked = JSON.stringify(changesInputOf({ ...params, filter: "" }));
  const scope: ReturnType<typeof changesInputOf> = useMemo(() => JSON.parse(asked), [asked]);
  const suggest = useCallback(
    async (filter: string, cursor: number) => {
      void loadFilterCheck();
      const answer = await client.fetchQuery(suggestChangesQuery({ ...scope, filter, cursor }));
      return answer.suggestions.map((suggestion) => {
        const hint = suggestionHint(suggestion, filter, words);
        return hint === undefined ? suggestion : { ...suggestion, hint };
      });
    },
    [client, words, scope],
  );
  return (
    <header data-whole="" className="flex min-h-11.5 shrink-0 items-center gap-3 px-4 py-1.5">
      <h1 className="flex items-baseline gap-2 font-semibold text-lg" title={t("intro")}>
        {t("title")}
        <span className="min-w-12 font-normal text-base text-muted" aria-live="polite">
          {total === null ? "" : format.number(total)}
        </span>
      </h1>
      <FilterBar
        handle={props.filterBar}
        page="changes"
        label={t("filterLabel")}
        placeholder={t("filterPlaceholder")}
        value={params.filter}
        onApply={actions.setFilter}
        suggest={suggest}
        check={check}
        className="flex-1"
      />
      <div className="flex shrink-0 items-center gap-1">
        <SavedViews page="changes" search={viewSearch(params)} />
        <ExportMenu
          total={total ?? 0}
          onExport={(format) =>
            downloadExport(apiHrefs.exportChanges(), { ...changesInputOf(params), format })
          }
        />
        <ColumnPicker columns={columns} state={columnState} onState={props.onColumnState} />
      </div>
      <WholeEnd />
    </header>
  );
}
