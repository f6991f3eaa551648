"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
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
        <ToggleChip
          key={reason}
          pressed={chosen === reason}
          onClick={() => onChange(chosen === reason ? null : reason)}
          count={format.number(count)}
        >
          {t(`reasons.${reason}`)}
        </ToggleChip>
      ))}
    </fieldset>
  );
}
