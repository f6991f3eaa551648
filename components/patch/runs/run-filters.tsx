"use client";

import { useFormatter, useTranslations } from "next-intl";
import { SearchField } from "#components/shared/search-field.tsx";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { type RunsInput, type RunsOutput, runStarter } from "#lib/patch/contract/runs.ts";
import { patchOperation } from "#lib/patch/contract/windows.ts";
import { FileLinks } from "./file-links.tsx";
import { RunChoice } from "./run-choice.tsx";
import { daysBack, type RunsParams } from "./runs-params.ts";

/** What narrows the list of runs, and the list as a file. */
export function RunFilters({
  data,
  input,
  params,
  onParams,
}: {
  data: RunsOutput;
  input: RunsInput;
  params: RunsParams;
  onParams: (change: Partial<RunsParams>) => void;
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
        <RunChoice
          label={t("list.daysLabel")}
          options={daysBack.map((days) => ({ value: String(days), label: t("list.days", { count: days }) }))}
          value={String(params.days)}
          onChange={(days) => onParams({ days: Number(days), page: 1 })}
        />
        <RunChoice
          label={t("list.operationLabel")}
          all={t("list.anyOperation")}
          options={patchOperation.options.map((value) => ({ value, label: t(`operations.${value}`) }))}
          value={params.operation}
          onChange={(operation) => onParams({ operation, page: 1 })}
        />
        <RunChoice
          label={t("list.starterLabel")}
          all={t("list.anyStarter")}
          options={runStarter.options.map((value) => ({ value, label: t(`starters.${value}`) }))}
          value={params.by}
          onChange={(by) => onParams({ by, page: 1 })}
        />
        <span className="flex-1" />
        <FileLinks href={(kind) => apiHrefs.exportPatchRuns({ ...list, format: kind })} />
      </div>
      {data.outcomes.length > 0 && (
        <fieldset className="flex flex-wrap items-center gap-1.5">
          <legend className="sr-only">{t("list.outcomesLabel")}</legend>
          {data.outcomes.map(({ outcome, count }) => (
            <ToggleChip
              key={outcome}
              pressed={params.outcome === outcome}
              count={format.number(count)}
              onClick={() => onParams({ outcome: params.outcome === outcome ? null : outcome, page: 1 })}
            >
              {t(`outcomes.${outcome}`)}
            </ToggleChip>
          ))}
          {params.by === "other" && <p className="text-muted">{t("starterHelp")}</p>}
        </fieldset>
      )}
    </div>
  );
}
