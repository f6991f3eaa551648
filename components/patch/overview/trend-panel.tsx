"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { LazyChart } from "#components/shared/charts/lazy-chart.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { patchTrendQuery } from "#lib/patch/client/index.ts";
import type { PatchOverviewOutput } from "#lib/patch/contract/overview.ts";
import { type ClassKey, classKeys } from "#lib/patch/contract/patch-class.ts";
import type { PatchTrendOutput } from "#lib/patch/contract/trend.ts";
import { overviewParsers } from "./overview-params.ts";
import { TrendLegend } from "./trend-legend.tsx";
import { TrendNotes } from "./trend-notes.tsx";
import { TrendStart } from "./trend-start.tsx";
import { TrendTable } from "./trend-table.tsx";
import { useTrendTimes } from "./use-trend-times.ts";

const TrendChart = dynamic(() => import("./trend-chart.tsx").then((module) => module.TrendChart), {
  ssr: false,
});

/** Nodes by class over 30 or 90 days, as a chart or as a table. */
export function TrendPanel({ overview }: { overview: PatchOverviewOutput }) {
  const t = useTranslations("patch.overview");
  const { scope } = useScope();
  const [{ days, bucket }, setParams] = useQueryStates(overviewParsers, { history: "replace" });
  const query = useQuery(patchTrendQuery({ ...toScopeQuery(scope), days, bucket }));
  const [view, setView] = useState<"chart" | "table">("chart");
  return (
    <section aria-labelledby="patch-trend" className="flex min-w-0 flex-col">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 pb-2">
        <h2 id="patch-trend" className="flex-1 font-semibold text-lg">
          {t("trend")}
        </h2>
        <Segmented
          label={t("window")}
          labelled="hidden"
          value={days}
          onChange={(next) => void setParams({ days: next })}
          options={[
            { value: "30", label: t("days", { count: 30 }) },
            { value: "90", label: t("days", { count: 90 }) },
          ]}
        />
        <Segmented
          label={t("bucket")}
          labelled="hidden"
          value={bucket}
          onChange={(next) => void setParams({ bucket: next })}
          options={[
            { value: "day", label: t("buckets.day") },
            { value: "hour", label: t("buckets.hour") },
          ]}
        />
        <Segmented
          label={t("view")}
          labelled="hidden"
          value={view}
          onChange={setView}
          options={[
            { value: "chart", label: t("views.chart") },
            { value: "table", label: t("views.table") },
          ]}
        />
      </div>
      <QueryGate query={query} lines={8}>
        {(trend) => <Trend overview={overview} trend={trend} view={view} asOf={scope.asOf} bucket={bucket} />}
      </QueryGate>
    </section>
  );
}

function Trend({
  overview,
  trend,
  view,
  asOf,
  bucket,
}: {
  overview: PatchOverviewOutput;
  trend: PatchTrendOutput;
  view: "chart" | "table";
  asOf: string | null;
  bucket: "day" | "hour";
}) {
  const t = useTranslations("patch");
  const format = useFormatter();
  const router = useRouter();
  const times = useTrendTimes(bucket);
  const [hidden, setHidden] = useState<ReadonlySet<ClassKey>>(new Set(["compliant"]));
  if (trend.tagged) return <p className="py-4 text-muted">{t("overview.trendTagged")}</p>;
  if (trend.since === null) return <TrendStart overview={overview} />;
  const shown = classKeys.filter((name) => !hidden.has(name));
  const toggle = (name: ClassKey) => {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    setHidden(next);
  };
  return (
    <>
      {view === "table" ? (
        <TrendTable points={trend.points} times={times} />
      ) : (
        <>
          <LazyChart label={t("overview.trendLabel", { count: trend.points.length })} heightPx={264}>
            {() => (
              <TrendChart
                points={trend.points}
                shown={shown}
                markMs={asOf === null ? null : Date.parse(asOf)}
                markLabel={t("overview.asOfMark")}
                labelOf={(name) => t(`classes.${name}`)}
                timeOf={times.full}
                tickOf={times.tick}
                numberOf={(value) => format.number(value)}
                onChoose={(ms) => router.push(times.hrefOf(ms))}
              />
            )}
          </LazyChart>
          <TrendLegend points={trend.points} hidden={hidden} onToggle={toggle} />
        </>
      )}
      <TrendNotes points={trend.points} since={trend.since} bucket={bucket} />
    </>
  );
}
