"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { LazyChart } from "#components/shared/charts/lazy-chart.tsx";
import { LocalList } from "#components/shared/local-list/local-list.tsx";
import type { RememberedLists } from "#components/shared/local-list/remembered-lists.ts";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { toScopeQuery } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { patchVelocityQuery } from "#lib/patch/client/index.ts";
import {
  type PatchVelocityOutput,
  type ReleaseVelocity,
  velocityLimitMax,
} from "#lib/patch/contract/velocity.ts";
import { overviewListsPage } from "./overview-lists.ts";
import { useVelocityFields } from "./use-velocity-fields.tsx";

const VelocityChart = dynamic(() => import("./velocity-chart.tsx").then((module) => module.VelocityChart), {
  ssr: false,
});

const rowKey = (row: ReleaseVelocity) => row.key;
/** Curves drawn: as many as can be told apart. */
const drawn = 6;

/** How fast releases reach the nodes that need them. */
export function VelocityTab({ remembered }: { remembered: RememberedLists }) {
  const { scope } = useScope();
  const query = useQuery(patchVelocityQuery({ ...toScopeQuery(scope), limit: velocityLimitMax }));
  return (
    <QueryGate query={query} lines={10}>
      {(velocity) => <Velocity velocity={velocity} remembered={remembered} />}
    </QueryGate>
  );
}

function Velocity({ velocity, remembered }: { velocity: PatchVelocityOutput; remembered: RememberedLists }) {
  const t = useTranslations("patch.overview");
  const format = useFormatter();
  const fields = useVelocityFields();
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
      <LocalList
        name="patch-velocity"
        page={overviewListsPage}
        label={t("tabs.velocity")}
        placeholder={t("velocityPlaceholder")}
        fields={fields}
        rows={releases}
        rowKey={rowKey}
        initialSort="-needed"
        readAt={velocity.freshness.generatedAt}
        remembered={remembered}
        empty={t("noRelease")}
      />
    </>
  );
}

const releaseName = (release: ReleaseVelocity): string =>
  release.title === "" ? release.key : release.title;
