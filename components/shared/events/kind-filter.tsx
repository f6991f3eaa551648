"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { useEventWords } from "./event-words.ts";

/** Chips, one a kind; none chosen is all. */
export function KindFilter({
  counts,
  chosen,
  onChange,
  nameOf,
}: {
  counts: readonly { kind: string; count: number }[];
  chosen: readonly string[];
  onChange: (kinds: readonly string[]) => void;
  /** Names kinds that are no events; null leaves a kind to the words of events. */
  nameOf?: (kind: string) => string | null;
}) {
  const t = useTranslations("events");
  const format = useFormatter();
  const words = useEventWords();
  if (counts.length === 0) return null;
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">{t("kindsLabel")}</legend>
      {counts.map(({ kind, count }) => {
        const on = chosen.includes(kind);
        return (
          <ToggleChip
            key={kind}
            pressed={on}
            onClick={() => onChange(on ? chosen.filter((other) => other !== kind) : [...chosen, kind])}
            count={format.number(count)}
          >
            {nameOf?.(kind) ?? words.kind(kind)}
          </ToggleChip>
        );
      })}
    </fieldset>
  );
}
