"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useId } from "react";
import { FileLinks } from "#components/shared/file-links.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type {
  ApprovalStatus,
  EffectivePatchesInput,
  EffectivePatchesOutput,
} from "#lib/patch/contract/effective-patches.ts";

interface Change {
  find?: string;
  status?: ApprovalStatus | null;
  date?: string | null;
}

/** What narrows the effective patches, the day they are for, and the ways to take them along. */
export function EffectiveFilters({
  data,
  filter,
  find,
  date,
  onChange,
}: {
  data: EffectivePatchesOutput;
  filter: Omit<EffectivePatchesInput, "limit" | "offset">;
  find: string;
  date: string | null;
  onChange: (change: Change) => void;
}) {
  const t = useTranslations("patch.baselines");
  const format = useFormatter();
  const id = useId();
  const { baseline, ...search } = filter;
  return (
    <div className="flex flex-wrap items-center gap-2 px-3 py-2">
      <SearchField label={t("effective.search")} value={find} onChange={(text) => onChange({ find: text })} />
      <label htmlFor={id} className="text-muted">
        {t("effective.date")}
      </label>
      <div className="w-36">
        <Input
          id={id}
          type="date"
          value={date ?? ""}
          onChange={(event) => onChange({ date: event.currentTarget.value || null })}
        />
      </div>
      {date !== null && (
        <Button variant="quiet" onClick={() => onChange({ date: null })}>
          {t("effective.today")}
        </Button>
      )}
      <fieldset className="flex flex-wrap items-center gap-1.5">
        <legend className="sr-only">{t("effective.statusLabel")}</legend>
        {data.statuses.map(({ status, count }) => (
          <ToggleChip
            key={status}
            pressed={filter.status === status}
            count={format.number(count)}
            onClick={() => onChange({ status: filter.status === status ? null : status })}
          >
            {t(`statuses.${status}`)}
          </ToggleChip>
        ))}
      </fieldset>
      <span className="flex-1" />
      <FileLinks href={(format) => apiHrefs.exportEffectivePatches(baseline, { ...search, format })} />
    </div>
  );
}
