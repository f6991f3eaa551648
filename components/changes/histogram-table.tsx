"use client";

import { useFormatter, useTranslations } from "next-intl";
import { kindGroups } from "#lib/changes/domain/kind-groups.ts";
import type { HistogramBar } from "./histogram-chart.tsx";

/** The chart's numbers, the newest first; each time shows itself alone. Times without changes are left out. */
export function HistogramTable({
  bars,
  timeOf,
  onChoose,
}: {
  bars: readonly HistogramBar[];
  timeOf: (ms: number) => string;
  onChoose: (ms: number) => void;
}) {
  const t = useTranslations("changes");
  const format = useFormatter();
  const used = kindGroups.filter((group) => bars.some(({ counts }) => (counts[group] ?? 0) > 0));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={t("histogram.views.table")} tabIndex={0} className="max-h-44 overflow-auto">
      <table className="whitespace-nowrap text-sm">
        <thead className="sticky top-0 bg-canvas">
          <tr className="border-line border-b text-muted">
            <th scope="col" className="py-1 text-start font-normal">
              {t("histogram.time")}
            </th>
            <th scope="col" className="ps-6 text-right font-normal">
              {t("histogram.total")}
            </th>
            {used.map((group) => (
              <th key={group} scope="col" className="ps-6 text-right font-normal">
                {t(`groups.${group}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars
            .filter(({ total }) => total > 0)
            .toReversed()
            .map(({ ms, total, counts }) => (
              <tr key={ms} className="border-line border-b">
                <th scope="row" className="text-start font-normal">
                  <button
                    type="button"
                    title={t("histogram.zoom")}
                    className="text-accent tabular-nums hover:underline"
                    onClick={() => onChoose(ms)}
                  >
                    {timeOf(ms)}
                  </button>
                </th>
                <td className="ps-6 text-right">{format.number(total)}</td>
                {used.map((group) => (
                  <td key={group} className="ps-6 text-right">
                    {format.number(counts[group] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}
