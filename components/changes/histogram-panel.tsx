"use client";

import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { LazyChart } from "#components/shared/charts/lazy-chart.tsx";
import type { HistogramOutput } from "#lib/changes/contract/events.ts";
import { kindGroups } from "#lib/changes/domain/kind-groups.ts";
import { barStarts } from "#lib/changes/domain/window.ts";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { formatInstant, zoneLabel } from "#lib/core/domain/time-format.ts";
import { groupColor } from "./group-color.ts";
import { HistogramTable } from "./histogram-table.tsx";

const HistogramChart = dynamic(
  () => import("./histogram-chart.tsx").then((module) => module.HistogramChart),
  {
    ssr: false,
  },
);

export const histogramHeightPx = 116;
const units = [
  { unit: "day", seconds: 86_400 },
  { unit: "hour", seconds: 3600 },
  { unit: "minute", seconds: 60 },
  { unit: "second", seconds: 1 },
] as const;

/** How the changes of the window lie in time, as a chart to drag across or as a table. */
export function HistogramPanel({
  data,
  view,
  onWindow,
}: {
  data: HistogramOutput;
  view: "chart" | "table";
  onWindow: (window: { from: string; to: string }) => void;
}) {
  const t = useTranslations("changes");
  const format = useFormatter();
  const { window, total } = data;
  const times = useBarTimes(window.stepSeconds);
  const bars = useMemo(() => {
    const known = new Map(data.bars.map(({ at, counts }) => [Date.parse(at), counts]));
    return barStarts(window).map((ms) => {
      const counts = known.get(ms) ?? {};
      return { ms, counts, total: Object.values(counts).reduce((sum, count) => sum + count, 0) };
    });
  }, [data.bars, window]);
  const choose = (firstMs: number, lastMs = firstMs) => {
    const end = Math.min(Date.parse(window.to), lastMs + window.stepSeconds * 1000);
    const from = Math.max(Date.parse(window.from), firstMs);
    onWindow({ from: new Date(from).toISOString(), to: new Date(end).toISOString() });
  };
  const { unit, seconds } = units.find((item) => window.stepSeconds % item.seconds === 0) ?? units[3];
  const step = t(`histogram.step.${unit}`, { count: window.stepSeconds / seconds });
  const sums = kindGroups
    .map((group) => ({ group, count: bars.reduce((sum, { counts }) => sum + (counts[group] ?? 0), 0) }))
    .filter(({ count }) => count > 0);
  return (
    <div className="flex flex-col gap-0.5 px-4 pb-1.5">
      {view === "table" ? (
        <HistogramTable bars={bars} timeOf={times.full} onChoose={choose} />
      ) : (
        <LazyChart
          label={t("histogram.label", { total, bars: bars.length, step })}
          heightPx={histogramHeightPx}
        >
          {() => (
            <HistogramChart
              bars={bars}
              labelOf={(group) => t(`groups.${group}`)}
              timeOf={times.full}
              tickOf={times.tick}
              numberOf={(value) => format.number(value)}
              onChoose={choose}
            />
          )}
        </LazyChart>
      )}
      <ul className="flex min-h-4 flex-wrap gap-x-4 text-sm">
        {sums.map(({ group, count }) => (
          <li key={group} className="inline-flex items-center gap-1.5">
            <span className="h-2 w-2 rounded-sm" style={{ background: groupColor[group] }} />
            {t(`groups.${group}`)}
            <span className="text-muted tabular-nums">{format.number(count)}</span>
          </li>
        ))}
        {view === "chart" && (
          <li className="ms-auto text-faint">{total === 0 ? t("histogram.empty") : t("histogram.hint")}</li>
        )}
      </ul>
    </div>
  );
}

/** Times of bars on the reader's clock. */
function useBarTimes(stepSeconds: number) {
  const { zone, locale } = usePreferences();
  const full = useCallback(
    (ms: number) => {
      const iso = new Date(ms).toISOString();
      const text = formatInstant(iso, zone.zone, locale, stepSeconds < 60 ? "second" : "minute") ?? iso;
      return `${text} ${zoneLabel(iso, zone.zone)}`;
    },
    [zone.zone, locale, stepSeconds],
  );
  const tick = useCallback(
    (ms: number) => {
      const text =
        formatInstant(
          new Date(ms).toISOString(),
          zone.zone,
          locale,
          stepSeconds < 60 ? "second" : "minute",
        ) ?? "";
      if (stepSeconds >= 86_400) return text.slice(0, 10);
      return stepSeconds >= 3600 ? text.slice(5) : text.slice(11);
    },
    [zone.zone, locale, stepSeconds],
  );
  return { full, tick };
}
