"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEventWords } from "#components/shared/events/event-words.ts";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";

/** Chips, one a kind of what the axis shows, configuration items among them; none chosen is all. */
export function LaneFilter({
  counts,
  chosen,
  onChange,
}: {
  counts: readonly { kind: string; count: number }[];
  chosen: readonly string[];
  onChange: (kinds: readonly string[]) => void;
}) {
  const t = useTranslations("awsConfig.resource.timeline");
  const format = useFormatter();
  const words = useEventWords();
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
            {kind === "item" ? t("items") : words.kind(kind)}
          </ToggleChip>
        );
      })}
    </fieldset>
  );
}
