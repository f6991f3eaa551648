"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { type MissingPlace, missingPlaces, silentSince } from "#lib/core/domain/coverage.ts";

/** Places named before "and N more". */
const namedPlaces = 5;

/** Says what a list lacks, since when, and what would mend it. Nothing while nothing is missing. */
export function CoverageBanner({ freshness }: { freshness: Freshness }) {
  const t = useTranslations("coverage");
  const instant = useInstant();
  const [open, setOpen] = useState(false);
  const { failed, pending } = freshness.scopes;
  const silent = silentSince(freshness);
  if (silent !== null) {
    return (
      <Strip tone="critical">
        <span>
          {t("down", { time: instant(silent) })}{" "}
          {freshness.oldestCompleteAt && <Timestamp at={freshness.oldestCompleteAt} show="both" />}
        </span>
      </Strip>
    );
  }
  if (failed.length === 0 && pending === 0) return null;
  const places = missingPlaces(freshness);
  const total = freshness.accountRegions?.total;
  const complete = freshness.accountRegions?.complete ?? 0;
  return (
    <Strip tone={failed.length > 0 ? "warning" : "changed"}>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">
            {failed.length === 0
              ? t("pending", { complete, total: total ?? pending })
              : total === undefined
                ? t("missing", { count: places.length })
                : t("partial", { complete, total })}
          </span>
          {failed.length > 0 && <span className="text-muted">{t("partialHelp")}</span>}
          {failed.length > 0 && (
            <button type="button" aria-expanded={open} className="text-accent hover:underline" onClick={() => setOpen(!open)}>
              {open ? t("hide") : t("show")}
            </button>
          )}
          <Link href={hrefs.syncSettings()} className="text-accent hover:underline">
            {t("details")}
          </Link>
        </p>
        {open && (
          <ul className="mt-1 flex flex-col gap-1">
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
  const name = `${place.accountId} · ${place.region}`;
  const first = place.failures[0];
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      <span className="font-medium">
        {place.shownSince === null
          ? t("never", { place: name })
          : t("since", { place: name, time: instant(place.shownSince) })}
      </span>
      <span className="text-muted">{first && `${first.code} (${place.failures.map((f) => f.dataset).join(", ")})`}</span>
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
    <div role="status" className={`flex shrink-0 items-start gap-2 border-line border-b px-4 py-1.5 ${soft[tone]}`}>
      <StatusIcon tone={tone} className="mt-1" />
      {children}
    </div>
  );
}
