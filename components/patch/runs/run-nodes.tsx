"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { inferParserType } from "nuqs/server";
import { useState } from "react";
import { defaultColumns } from "#components/shared/data-table/column-state.ts";
import { PagedTable } from "#components/shared/data-table/paged-table.tsx";
import { FileLinks } from "#components/shared/file-links.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import { Status } from "#components/ui/status.tsx";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { invocationOutcome, type RunInput, type RunOutput } from "#lib/patch/contract/runs.ts";
import { outcomeTones } from "./outcome-tones.ts";
import { pageSize, type runParsers } from "./runs-params.ts";
import { useRunNodeColumns } from "./use-run-node-columns.tsx";

type Params = inferParserType<typeof runParsers>;

/** The nodes of a run, those that need a look first. */
export function RunNodes({
  data,
  input,
  params,
  busy,
  onParams,
}: {
  data: RunOutput;
  input: RunInput;
  params: Params;
  busy: boolean;
  onParams: (change: Partial<Params>) => void;
}) {
  const t = useTranslations("patch.runs");
  const format = useFormatter();
  const columns = useRunNodeColumns();
  const [columnState, setColumnState] = useState(() => defaultColumns(columns));
  const { run, limit, offset, ...list } = input;
  const outcomes = invocationOutcome.options.filter((outcome) => data.run[outcome] > 0);
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-3 py-2">
        <SearchField
          label={t("run.search")}
          value={params.find}
          onChange={(find) => onParams({ find, page: 1 })}
        />
        <fieldset className="flex flex-wrap items-center gap-1.5">
          <legend className="sr-only">{t("run.outcomesLabel")}</legend>
          {outcomes.map((outcome) => (
            <ToggleChip
              key={outcome}
              pressed={params.outcome === outcome}
              count={format.number(data.run[outcome])}
              onClick={() => onParams({ outcome: params.outcome === outcome ? null : outcome, page: 1 })}
            >
              <Status tone={outcomeTones[outcome]}>{t(`outcomes.${outcome}`)}</Status>
            </ToggleChip>
          ))}
        </fieldset>
        {params.outcome && <span className="text-muted">{t(`outcomeHelp.${params.outcome}`)}</span>}
        <span className="flex-1" />
        <FileLinks href={(kind) => apiHrefs.exportPatchRun(run, { ...list, format: kind })} />
      </div>
      <PagedTable
        label={t("run.label")}
        columns={columns}
        columnState={columnState}
        onColumnState={setColumnState}
        data={data}
        rowKey={(row) => row.nodeId}
        offset={offset}
        params={params}
        onParams={onParams}
        pageSize={pageSize}
        openKey={params.node}
        onOpen={(node) => onParams({ node })}
        listId={JSON.stringify(input)}
        busy={busy}
        empty={<p className="flex-1 px-4 py-6 text-muted">{emptyText()}</p>}
      />
    </div>
  );

  function emptyText(): string {
    if (data.run.nodes > data.run.unknown) return t("run.noMatch");
    return t(data.run.status === "SKIPPED_OVERLAPPING" ? "run.noNodesSkipped" : "run.noNodes");
  }
}
