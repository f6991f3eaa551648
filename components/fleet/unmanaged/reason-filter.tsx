"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { UnmanagedOutput, UnmanagedReason } from "#lib/fleet/contract/unmanaged.ts";

/** Reasons with their counts; a click narrows the list to one, a second click widens it again. */
export function ReasonFilter({
  reasons,
  chosen,
  onChange,
}: {
  reasons: UnmanagedOutput["reasons"];
  chosen: UnmanagedReason | null;
  onChange: (reason: UnmanagedReason | null) => void;
}) {
  const t = useTranslations("fleet.unmanaged");
  const format = useFormatter();
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">{t("reasonLabel")}</legend>
      {reasons.map(({ reason, count }) => (
        <button
          key={reason}
          type="button"
          aria-pressed={chosen === reason}
          onClick={() => onChange(chosen === reason ? null : reason)}
          className="inline-flex h-6 items-center gap-1.5 rounded-md border border-line px-2 text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected aria-pressed:text-accent"
        >
          {t(`reasons.${reason}`)}
          <span className="text-faint">{format.number(count)}</span>
        </button>
      ))}
    </fieldset>
  );
}
