"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { useRelativeTime } from "#lib/core/client/use-relative-time.ts";
import { formatInstant, zoneLabel } from "#lib/core/domain/time-format.ts";
import { useRelativeWords } from "./time-words.ts";

export interface TimestampProps {
  /** ISO 8601 instant; null is unknown, and says so. */
  at: string | null;
  /** `both` (default): absolute with zone, relative beside it. The part that is not shown is in the title. */
  show?: "both" | "absolute" | "relative";
  className?: string;
}

/** An instant in the reader's zone, written the same on every page. */
export function Timestamp({ at, show = "both", className }: TimestampProps) {
  const t = useTranslations();
  const { zone, locale } = usePreferences();
  const relative = useRelativeTime(at);
  const absolute = at === null ? null : formatInstant(at, zone.zone, locale);
  const words = useRelativeWords();
  if (at === null || absolute === null || relative === null) {
    return <span className={clsx("text-unknown", className)}>{t("common.unknown")}</span>;
  }
  const full = `${absolute} ${zoneLabel(at, zone.zone)}`;
  const ago = words(relative);
  return (
    <time dateTime={at} title={`${full} · ${ago}`} className={clsx("whitespace-nowrap", className)}>
      {show === "relative" ? (
        ago
      ) : (
        <>
          {absolute} <span className="text-muted">{zoneLabel(at, zone.zone)}</span>
          {show === "both" && <span className="text-muted"> · {ago}</span>}
        </>
      )}
    </time>
  );
}
