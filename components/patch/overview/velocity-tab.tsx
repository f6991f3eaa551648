"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { LazyChart } from "#components/shared/charts/lazy-chart.tsx";
import { LocalTable } from "#components/shared/data-table/local-table.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { patchVelocityQuery } from "#lib/patch/client/index.ts";
import type { PatchVelocityOutput, ReleaseVelocity } from "#lib/patch/contract/velocity.ts";
import { ExportButtons } from "./export-buttons.tsx";
import { useVelocityColumns } from "./use-velocity-columns.tsx";

const VelocityChart = dynamic(() => import("./velocity-chart.tsx").then((module) => module.VelocityChart), {
  ssr: false,
});

/** Curves drawn: as many as can be told apart. */
const drawn = 6;

/** How fast releases reach the nodes that need them. */
export function VelocityTab() {
  const { scope } = useScope();
  const query = useQuery(patchVelocityQuery(toScopeQuery(scope)));
  return (
    <QueryGate query={query} lines={10}>
      {(velocity) => <Velocity velocity={velocity} />}
    </QueryGate>
  );
}

function Velocity({ velocity }: { velocity: PatchVelocityOutput }) {
  const t = useTranslations("patch.overview");
  const format = useFormatter();
  const columns = useVelocityColumns();
  const { releases, total, undatedPatches } = velocity;
  const left = undatedPatches > 0 && t("undatedPatches", { count: undatedPatches });
  if (releases.length === 0)
    return <EmptyState title={t("noRelease")}>{left || t("noReleaseHelp")}</EmptyState>;
  const top = releases.slice(0, drawn);
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-4 px-4 py-2 text-muted">
        <p>{t("velocityIntro")}</p>
        {left && <p>{left}</p>}
        {total > releases.length && (
          <p className="text-warning">{t("releasesCut", { shown: releases.length, total })}</p>
        )}
        <ExportButtons
          name="patch-velocity"
          heading={columns.map(({ label }) => label)}
          rows={releases.map((release) => columns.map(({ text }) => text(release)))}
          records={releases}
        />
      </div>
      <div className="flex shrink-0 gap-4 px-4 pb-2">
        <div className="min-w-0 flex-1">
          <LazyChart label={t("velocityLabel", { count: top.length })} heightPx={200}>
            {() => (
              <VelocityChart
                releases={top}
                nameOf={releaseName}
                percentOf={(share) => format.number(share, { style: "percent", maximumFractionDigits: 0 })}
                dayOf={(day) => t("dayAfter", { day })}
              />
            )}
          </LazyChart>
        </div>
        <ol
          className="flex w-72 shrink-0 flex-col gap-1 py-2"
          aria-label={t("velocityLegend", { count: top.length })}
        >
          {top.map((release, index) => (
            <li key={release.key} className="flex items-center gap-2">
              <span
                aria-hidden="true"
                className="h-0.5 w-5 shrink-0"
                style={{ background: `var(--series-${index + 1})` }}
              />
              <span className="truncate" title={release.title}>
                {releaseName(release)}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <LocalTable
        label={t("tabs.velocity")}
        columns={columns}
        rows={releases}
        rowKey={(row) => row.key}
        initialSort="-needed"
      />
    </>
  );
}

const releaseName = (release: ReleaseVelocity): string =>
  release.title === "" ? release.key : release.title;
