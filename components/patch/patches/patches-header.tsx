"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Grid3x3 } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { type RefObject, useCallback } from "react";
import type { ColumnDef, ColumnState } from "#components/shared/data-table/column-def.ts";
import { ColumnPicker } from "#components/shared/data-table/column-picker.tsx";
import { downloadExport } from "#components/shared/download-export.ts";
import { ExportMenu } from "#components/shared/export-menu.tsx";
import { FilterBar } from "#components/shared/filter-bar/filter-bar.tsx";
import { suggestionHint } from "#components/shared/filter-bar/suggestion-hint.ts";
import { loadFilterCheck, useFilterCheck } from "#components/shared/filter-bar/use-filter-check.ts";
import type { FilterBarHandle } from "#components/shared/filter-bar/use-filter-input.ts";
import { SavedViews } from "#components/shared/views/saved-views.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { WholeEnd } from "#components/ui/whole-end.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { apiHrefs, hrefs } from "#lib/core/contract/hrefs.ts";
import { suggestPatchesQuery } from "#lib/patch/client/index.ts";
import type { PatchRow } from "#lib/patch/contract/patches.ts";
import { patchRegistry } from "#lib/patch/domain/patch-fields.ts";
import { PatchesCli } from "./patches-cli.tsx";
import { type PatchesParams, resultInput, viewSearch } from "./patches-params.ts";
import { usePatchWords } from "./use-patch-words.ts";
import type { PatchesActions } from "./use-patches-params.ts";

export interface PatchesHeaderProps {
  params: PatchesParams;
  actions: PatchesActions;
  /** Null before the first answer, and where patches could never be read. */
  total: number | null;
  filterBar: RefObject<FilterBarHandle | null>;
  columns: readonly ColumnDef<PatchRow>[];
  columnState: ColumnState;
  onColumnState: (state: ColumnState) => void;
}

/** What is listed, the filter, and what can be done with the list. */
export function PatchesHeader(props: PatchesHeaderProps) {
  const { params, actions, total, columns, columnState } = props;
  const t = useTranslations("patch.patches");
  const format = useFormatter();
  const client = useQueryClient();
  const check = useFilterCheck(patchRegistry);
  const words = usePatchWords();
  const { scopeSearch } = useScope();
  const { accounts, regions, tag, asOf } = params;
  const suggest = useCallback(
    async (filter: string, cursor: number) => {
      void loadFilterCheck();
      const scope = toScopeQuery({ accounts, regions, tag, asOf });
      const answer = await client.fetchQuery(suggestPatchesQuery({ ...scope, filter, cursor }));
      return answer.suggestions.map((suggestion) => {
        const hint = suggestionHint(suggestion, filter, words);
        return hint === undefined ? suggestion : { ...suggestion, hint };
      });
    },
    [client, words, accounts, regions, tag, asOf],
  );
  return (
    <header data-whole="" className="flex min-h-11.5 shrink-0 items-center gap-3 px-4 py-1.5">
      <h1 className="flex items-baseline gap-2 font-semibold text-lg">
        {t("title")}
        <span className="min-w-12 font-normal text-base text-muted" aria-live="polite">
          {total === null ? "" : format.number(total)}
        </span>
      </h1>
      <FilterBar
        handle={props.filterBar}
        page="patches"
        label={t("filterLabel")}
        placeholder={t("filterPlaceholder")}
        value={params.filter}
        onApply={actions.setFilter}
        suggest={suggest}
        check={check}
        className="flex-1"
      />
      <div className="flex shrink-0 items-center gap-1">
        <Link href={hrefs.patchMatrix(scopeSearch)} className={buttonClass({ variant: "quiet" })}>
          <Grid3x3 size={15} aria-hidden="true" />
          {t("matrix")}
        </Link>
        <SavedViews page="patches" search={viewSearch(params)} />
        <ExportMenu
          total={total ?? 0}
          onExport={(format) =>
            downloadExport(apiHrefs.exportPatches(), {
              ...resultInput(params),
              sort: params.sort,
              columns: columnState.order.join(","),
              format,
            })
          }
        />
        <PatchesCli params={params} />
        <ColumnPicker columns={columns} state={columnState} onState={props.onColumnState} />
      </div>
      <WholeEnd />
    </header>
  );
}
