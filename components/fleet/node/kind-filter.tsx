"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useEventWords } from "./event-words.ts";

/** Chips, one a kind; none chosen is all. */
export function KindFilter({
  counts,
  chosen,
  onChange,
}: {
  counts: readonly { kind: string; count: number }[];
  chosen: readonly string[];
  onChange: (kinds: readonly string[]) => void;
}) {
  const t = useTranslations("fleet.timeline");
  const format = useFormatter();
  const words = useEventWords();
  if (counts.length === 0) return null;
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">{t("kindsLabel")}</legend>
      {counts.map(({ kind, count }) => {
        const on = chosen.includes(kind);
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={on}
            onClick={() => onChange(on ? chosen.filter((other) => other !== kind) : [...chosen, kind])}
            className="inline-flex h-6 items-center gap-1.5 rounded-md border border-line px-2 text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected aria-pressed:text-accent"
          >
            {words.kind(kind)}
            <span className="text-faint">{format.number(count)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
