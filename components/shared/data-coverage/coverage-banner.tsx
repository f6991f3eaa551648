"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useInstant } from "#components/shared/use-instant.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { type MissingPlace, missingPlaces, silentSince } from "#lib/core/domain/coverage.ts";

/** Places named before "and N more". */
const namedPlaces = 5;

export interface CoverageBannerProps {
  freshness: Freshness;
  /** The datasets without which rows are missing, or not counted; the others only add facts to them. */
  primary: string | readonly string[];
}

/** Says what a list lacks, since when, and what would mend it. Nothing while nothing is missing. */
export function CoverageBanner({ freshness, primary }: CoverageBannerProps) {
  const t = useTranslations("coverage");
  const instant = useInstant();
  const [open, setOpen] = useState(false);
  const { failed, pending } = freshness.scopes;
  const silent = silentSince(freshness);
  if (silent !== null) {
    return (
      <Strip tone="critical">
        <p>
          <span className="font-medium">{t("down", { time: instant(silent) })}</span>{" "}
          {freshness.oldestCompleteAt && t("age", { time: instant(freshness.oldestCompleteAt) })}
        </p>
      </Strip>
    );
  }
  if (failed.length === 0 && pending === 0) return null;
  const places = missingPlaces(freshness);
  const rows = new Set(typeof primary === "string" ? [primary] : primary);
  const withoutRows = places.filter((place) => place.failures.some(({ dataset }) => rows.has(dataset)));
  const total = freshness.accountRegions?.total ?? places.length;
  const complete = freshness.accountRegions?.complete ?? 0;
  const datasets = [...new Set(failed.map((failure) => failure.dataset))].join(", ");
  const title =
    failed.length === 0
      ? t(freshness.asOf === null ? "pending" : "pendingThen", { complete, total })
      : withoutRows.length > 0
        ? t("partial", { complete: total - withoutRows.length, total })
        : t("facts", { datasets, count: places.length });
  const help =
    withoutRows.length === 0
      ? t("factsHelp")
      : withoutRows.length >= total
        ? t("noneHelp")
        : t("partialHelp");
  return (
    <Strip tone={failed.length > 0 ? "warning" : "changed"}>
      <div className="min-w-0 flex-1">
        {/* One line whatever the font: a banner that wraps would push the table down. */}
        <p className="flex items-baseline gap-x-2 whitespace-nowrap">
          <span className="min-w-24 truncate font-medium" title={title}>
            {title}
          </span>
          {failed.length > 0 && (
            <>
              <span className="min-w-0 shrink-[9] truncate text-muted" title={help}>
                {help}
              </span>
              <button
                type="button"
                aria-expanded={open}
                className="text-accent hover:underline"
                onClick={() => setOpen(!open)}
              >
                {open ? t("hide") : t("show")}
              </button>
            </>
          )}
          <Link href={hrefs.syncSettings()} className="text-accent hover:underline">
            {t("details")}
          </Link>
        </p>
        {open && (
          <ul className="mt-1 flex max-h-40 flex-col gap-1 overflow-y-auto">
            {places.slice(0, namedPlaces).map((place) => (
              <Place key={`${place.accountId} ${place.region}`} place={place} />
            ))}
            {places.length > namedPlaces && (
              <li className="text-muted">{t("andMore", { count: places.length - namedPlaces })}</li>
            )}
          </ul>
        )}
      </div>
    </Strip>
  );
}

function Place({ place }: { place: MissingPlace }) {
  const t = useTranslations("coverage");
  const instant = useInstant();
  const first = place.failures[0];
  const codes = [...new Set(place.failures.map((failure) => failure.code))].join(", ");
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      <span className="font-medium">{`${place.accountId} · ${place.region}`}</span>
      <span title={first?.message}>
        {place.failures.map((failure) => failure.dataset).join(", ")}: {codes}
      </span>
      <span className="text-muted">
        {place.shownSince === null ? t("never") : t("since", { time: instant(place.shownSince) })}
      </span>
      {place.iamActions.map((action) => (
        <span key={action} className="inline-flex items-center gap-0.5">
          {t("grant", { action })}
          <CopyButton text={action} label={t("copyAction", { action })} />
        </span>
      ))}
    </li>
  );
}

function Strip({ tone, children }: { tone: "warning" | "critical" | "changed"; children: ReactNode }) {
  const soft = { warning: "bg-warning-soft", critical: "bg-critical-soft", changed: "bg-changed-soft" };
  return (
    <div
      role="status"
      className={`flex shrink-0 items-start gap-2 border-line border-b px-4 py-1.5 ${soft[tone]}`}
    >
      <StatusIcon tone={tone} className="mt-1" />
      {children}
    </div>
  );
}
