"use client";

import { useTranslations } from "next-intl";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { formatInstant, type RelativeTime, zoneLabel } from "#lib/core/domain/time-format.ts";

/** Turns a distance in time into words of the reader's language. */
export function useRelativeWords(): (relative: RelativeTime) => string {
  const t = useTranslations("time.relative");
  return ({ direction, unit, count }) =>
    unit === "now"
      ? t("now")
      : direction === "past"
        ? t(`past.${unit}`, { count })
        : t(`future.${unit}`, { count });
}

/** Writes an instant (ISO 8601) with its zone, for the inside of a sentence; elsewhere use `<Timestamp>`. */
export function useInstantText(): (iso: string) => string {
  const { zone, locale } = usePreferences();
  return (iso) => {
    const text = formatInstant(iso, zone.zone, locale);
    return text === null ? iso : `${text} ${zoneLabel(iso, zone.zone)}`;
  };
}
