"use client";

import { usePreferences } from "#lib/core/client/preferences.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { formatInstant, zoneLabel } from "#lib/core/domain/time-format.ts";

export interface TrendTimes {
  full: (ms: number) => string;
  tick: (ms: number) => string;
  /** The page as it was at the end of the bucket, whose newest sample is what stays. */
  hrefOf: (ms: number) => string;
}

/** Days are days in UTC, as they are sampled; hours are on the reader's clock. */
export function useTrendTimes(bucket: "day" | "hour"): TrendTimes {
  const { zone, locale } = usePreferences();
  const { scopeSearch } = useScope();
  const shownZone = bucket === "day" ? "UTC" : zone.zone;
  const text = (ms: number) => formatInstant(new Date(ms).toISOString(), shownZone, locale, "minute") ?? "";
  const lengthMs = bucket === "day" ? 86_400_000 : 3_600_000;
  return {
    full: (ms) =>
      `${bucket === "day" ? text(ms).slice(0, 10) : text(ms)} ${zoneLabel(new Date(ms).toISOString(), shownZone)}`,
    tick: (ms) => (bucket === "day" ? text(ms).slice(5, 10) : text(ms).slice(5)),
    hrefOf: (ms) => {
      const members = new URLSearchParams(scopeSearch);
      const end = ms + lengthMs - 1000;
      if (end < Date.now()) members.set("asOf", new Date(end).toISOString());
      else members.delete("asOf");
      return hrefs.patch(members.toString());
    },
  };
}
