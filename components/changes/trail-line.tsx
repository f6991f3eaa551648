"use client";

import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { useInstant } from "#components/shared/use-instant.ts";
import { Popover } from "#components/ui/popover.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { trailReachQuery, trailSummary } from "#lib/aws-config/client/index.ts";
import type { ListTrailReachInput } from "#lib/aws-config/contract/trail-reach.ts";

const TrailPlaces = dynamic(() => import("./trail-places.tsx").then((module) => module.TrailPlaces));

/** How far back API calls are known: before that, who made a change is in no line. */
export function TrailLine({ input, from }: { input: ListTrailReachInput; from: string | undefined }) {
  const t = useTranslations("changes.trail");
  const format = useFormatter();
  const instant = useInstant();
  const query = useQuery(trailReachQuery(input));
  const frame =
    "flex h-6 shrink-0 items-center gap-2 overflow-hidden whitespace-nowrap px-4 text-muted text-sm";
  if (query.data === undefined)
    return <div className={frame}>{query.error ? t("failed") : <Skeleton className="h-3.5 w-80" />}</div>;
  const summary = trailSummary(query.data.scopes);
  const { total, whole, wantedFrom, completeFrom, failing } = summary;
  if (total === 0) return null;
  const begins = completeFrom === null || (from !== undefined && from < completeFrom);
  const isShort = failing > 0 || begins;
  const counts = { count: format.number(whole), total: format.number(total) };
  return (
    <div className={frame}>
      {isShort && <StatusIcon tone={failing > 0 ? "warning" : "unknown"} />}
      <span className="truncate">
        {wantedFrom === null
          ? t("unread", counts)
          : whole === total && completeFrom !== null
            ? t(begins ? "wholeBegins" : "whole", { time: instant(completeFrom) })
            : t("partly", { ...counts, time: instant(wantedFrom) })}
      </span>
      {failing > 0 && <span className="text-warning">{t("failing", { count: failing })}</span>}
      {begins && failing === 0 && whole < total && completeFrom !== null && (
        <span className="truncate">{t("beforeWindow", { time: instant(completeFrom) })}</span>
      )}
      <Popover
        title={t("places")}
        className="w-136"
        trigger={
          <button type="button" className="shrink-0 text-accent hover:underline">
            {t("show")}
          </button>
        }
      >
        <TrailPlaces scopes={summary.scopes} />
      </Popover>
    </div>
  );
}
