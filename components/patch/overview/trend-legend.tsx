"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ToggleChip } from "#components/ui/toggle-chip.tsx";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";
import type { TrendPoint } from "#lib/patch/contract/trend.ts";
import { classFill } from "../class-fill.ts";

/** What is drawn, with the newest value; a press leaves a class out or brings it back. */
export function TrendLegend({
  points,
  hidden,
  onToggle,
}: {
  points: readonly TrendPoint[];
  hidden: ReadonlySet<ClassKey>;
  onToggle: (name: ClassKey) => void;
}) {
  const t = useTranslations("patch");
  const format = useFormatter();
  const known = points.flatMap(({ classes, partial }) => (classes === null || partial ? [] : [classes]));
  return (
    <ul aria-label={t("overview.legend")} className="flex flex-wrap gap-1 pt-1.5">
      {classKeys.map((name) => {
        const values = known.map((classes) => classes[name] ?? 0);
        const last = values.at(-1);
        if (last === undefined || Math.max(...values) === 0) return null;
        const range = t("overview.range", { min: Math.min(...values), max: Math.max(...values) });
        return (
          <li key={name} title={range}>
            <ToggleChip
              pressed={!hidden.has(name)}
              count={format.number(last)}
              onClick={() => onToggle(name)}
            >
              <span {...classFill(name)} aria-hidden="true" className="class-fill h-2.5 w-2.5 rounded-sm" />
              {t(`classes.${name}`)}
            </ToggleChip>
          </li>
        );
      })}
    </ul>
  );
}
