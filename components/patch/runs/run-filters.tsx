"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FileLinks } from "#components/shared/file-links.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import { Select } from "#components/ui/select.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { type RunsInput, type RunsOutput, runStarter } from "#lib/patch/contract/runs.ts";
import { outcomeTones } from "./outcome-tones.ts";
import { daysBack, type RunsParams } from "./runs-params.ts";

/** What narrows the list of runs, and the list as a file. */
export function RunFilters({
  data,
  input,
  params,
  onParams,
  children,
}: {
  data: RunsOutput;
  input: RunsInput;
  params: RunsParams;
  onParams: (change: Partial<RunsParams>) => void;
  /** Beside the files, at the end of the row. */
  children: ReactNode;
}) {
  const t = useTranslations("patch.runs");
  const format = useFormatter();
  const { limit, offset, ...list } = input;
  return (
    <div className="flex flex-col gap-1.5 px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField
          label={t("list.search")}
          value={params.find}
          onChange={(find) => onParams({ find, page: 1 })}
        />
        <Select
          label={t("list.daysLabel")}
          options={daysBack.map((days) => ({ value: String(days), label: t("list.days", { count: days }) }))}
          value={String(params.days)}
          onChange={(days) => onParams({ days: Number(days), page: 1 })}
        />
        <Select
          label={t("list.starterLabel")}
          all={t("list.anyStarter")}
          options={runStarter.options.map((value) => ({ value, label: t(`starters.${value}`) }))}
          value={params.by}
          onChange={(by) => onParams({ by, page: 1 })}
        />
        <span className="flex-1" />
        {children}
        <FileLinks href={(kind) => apiHrefs.exportPatchRuns({ ...list, format: kind })} />
      </div>
      {data.outcomes.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <fieldset className="flex flex-wrap items-center gap-1.5">
            <legend className="sr-only">{t("list.operationLabel")}</legend>
            {data.operations.map(({ operation, count }) =>
              operation === null ? null : (
                <ToggleChip
                  key={operation}
                  pressed={params.operation === operation}
                  count={format.number(count)}
                  onClick={() =>
                    onParams({ operation: params.operation === operation ? null : operation, page: 1 })
                  }
                >
                  {t(`operations.${operation}`)}
                </ToggleChip>
              ),
            )}
          </fieldset>
          <fieldset className="flex flex-wrap items-center gap-1.5">
            <legend className="float-start pe-1.5 text-muted text-sm">{t("list.outcomesLabel")}</legend>
            {data.outcomes.map(({ outcome, count }) => (
              <ToggleChip
                key={outcome}
                pressed={params.outcome === outcome}
                count={format.number(count)}
                onClick={() => onParams({ outcome: params.outcome === outcome ? null : outcome, page: 1 })}
              >
                <StatusIcon tone={outcomeTones[outcome]} />
                {t(`outcomes.${outcome}`)}
              </ToggleChip>
            ))}
          </fieldset>
          {(params.by === "other" || params.by === "association") && (
            <p className="text-muted text-sm">{t("starterHelp")}</p>
          )}
        </div>
      )}
    </div>
  );
}
