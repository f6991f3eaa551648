"use client";

import { X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FileLinks } from "#components/shared/file-links.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Select } from "#components/ui/select.tsx";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { ListBaselinesInput, ListBaselinesOutput } from "#lib/patch/contract/baseline-list.ts";
import { operatingSystemName } from "#lib/patch/domain/operating-system-name.ts";
import { type BaselinesParams, baselineKinds, baselineUses } from "./baselines-params.ts";

/** What narrows the list, how it is seen, and the ways to take it along. */
export function BaselineFilters({
  input,
  params,
  operatingSystems,
  onParams,
  children,
}: {
  input: ListBaselinesInput;
  params: BaselinesParams;
  operatingSystems: ListBaselinesOutput["operatingSystems"];
  onParams: (change: Partial<BaselinesParams>) => void;
  /** Beside the files, at the end of the row. */
  children: ReactNode;
}) {
  const t = useTranslations("patch.baselines");
  const format = useFormatter();
  const { limit: _limit, offset: _offset, ...filter } = input;
  const kinds = baselineKinds.map((value) => ({ value, label: t(`kinds.${value}`) }));
  const uses = baselineUses.map((value) => ({ value, label: t(`uses.${value}`) }));
  return (
    <div className="flex flex-col gap-2 px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={t("search")} value={params.find} onChange={(find) => onParams({ find })} />
        <Select
          label={t("kindLabel")}
          all={t("kinds.all")}
          options={kinds}
          value={params.kind}
          onChange={(kind) => onParams({ kind })}
        />
        <Select
          label={t("useLabel")}
          all={t("uses.all")}
          options={uses}
          value={params.use}
          onChange={(use) => onParams({ use })}
        />
        {params.name !== null && (
          <Button size="sm" onClick={() => onParams({ name: null })} aria-label={t("clearName")}>
            <bdi className="max-w-72 truncate">{params.name}</bdi>
            <X size={13} aria-hidden="true" />
          </Button>
        )}
        <span className="flex-1" />
        {children}
        <FileLinks
          href={(format) => apiHrefs.exportBaselines({ ...filter, sort: exportSort(input.sort), format })}
        />
      </div>
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="sr-only">{t("systemsLabel")}</legend>
        {operatingSystems.map(({ operatingSystem, count }) => (
          <ToggleChip
            key={operatingSystem}
            pressed={params.os === operatingSystem}
            count={format.number(count)}
            onClick={() => onParams({ os: params.os === operatingSystem ? null : operatingSystem })}
          >
            {operatingSystemName(operatingSystem)}
          </ToggleChip>
        ))}
      </fieldset>
    </div>
  );
}

/** Files list each baseline alone: keys that only groups have do not order them. */
function exportSort(sort: string): string {
  const single = new Set([
    "name",
    "operatingSystem",
    "isPredefined",
    "patchGroups",
    "nodes",
    "account",
    "region",
  ]);
  const kept = sort.split(",").filter((part) => single.has(part.replace(/^-/, "")));
  return [...kept, "account", "region"].slice(0, 5).join(",");
}
