"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { StatusIcon } from "#components/ui/status.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { formatInstant, zoneLabel } from "#lib/core/domain/time-format.ts";
import type { UpcomingRun } from "#lib/patch/contract/windows.ts";
import { useScheduleWords } from "./use-schedule-words.ts";
import { useOwnTime } from "./window-time.tsx";

/** The runs of one day (`2026-12-08`), in order of time. */
export function UpcomingDay({ day, runs }: { day: string; runs: readonly UpcomingRun[] }) {
  const format = useFormatter();
  const title = format.dateTime(new Date(`${day}T00:00:00Z`), {
    timeZone: "UTC",
    weekday: "long",
    year: "numeric",
    month: "long",
    day: "numeric",
  });
  return (
    <section className="pt-3">
      <h2 className="sticky top-0 flex items-baseline gap-2 border-line border-b bg-canvas py-1 font-semibold">
        {title}
        <span className="font-normal text-muted text-sm">
          <Timestamp at={runs[0]?.at ?? null} show="relative" />
        </span>
      </h2>
      <ol>
        {runs.map((run) => (
          <Run key={run.key} run={run} />
        ))}
      </ol>
    </section>
  );
}

function Run({ run }: { run: UpcomingRun }) {
  const t = useTranslations("patch.runs.upcoming");
  const format = useFormatter();
  const { zone, locale } = usePreferences();
  const instant = useInstant();
  const words = useScheduleWords();
  const { scopeSearch } = useScope();
  const { window } = run;
  const own = useOwnTime()(run.at, window.scheduleTimezone);
  const clock = (iso: string) => formatInstant(iso, zone.zone, locale, "minute")?.slice(11) ?? "";
  const differs = run.source === "aws" && window.differs !== null;
  const search = new URLSearchParams(scopeSearch);
  search.set("tab", "windows");
  search.set("open", window.key);
  return (
    <li className="grid grid-cols-[9.5rem_minmax(11rem,0.7fr)_minmax(8rem,2.7fr)_5.5rem_minmax(13.5rem,0.8fr)] items-baseline gap-x-3 border-line border-b py-1.5">
      <span className="whitespace-nowrap" title={t(run.source === "aws" ? "byAws" : "computed")}>
        <time dateTime={run.at} className="font-medium tabular-nums">
          {clock(run.at)}
        </time>{" "}
        {run.until !== null && <span className="text-muted">– {clock(run.until)}</span>}{" "}
        <span className="text-muted">{zoneLabel(run.at, zone.zone)}</span>
      </span>
      <Link
        href={hrefs.patchRuns(search.toString())}
        className="min-w-0 truncate text-accent hover:underline"
      >
        <bdi>{window.name ?? window.windowId}</bdi>
      </Link>
      <span className="min-w-0 text-muted">
        {words(window)}
        {own !== null && <span className="whitespace-nowrap text-faint"> · {own}</span>}
        {differs && (
          <span className="flex items-center gap-1 text-warning">
            <StatusIcon tone="warning" />
            {t("differs", { time: instant(window.differs ?? "") })}
          </span>
        )}
      </span>
      <span className="text-end">
        {window.nodes === null ? (
          <span className="text-unknown">{t("nodesUnknown")}</span>
        ) : (
          <span title={format.number(window.nodes)}>{t("nodes", { count: window.nodes })}</span>
        )}
      </span>
      <span className="min-w-0 truncate text-muted" title={window.accountId}>
        <bdi>{window.accountName ?? window.accountId}</bdi> · {window.region}
      </span>
    </li>
  );
}
