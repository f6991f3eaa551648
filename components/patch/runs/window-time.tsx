"use client";

import { Timestamp } from "#components/shared/timestamp.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { formatInstant, zoneLabel } from "#lib/core/domain/time-format.ts";

/** The window's own time of a run (`02:00 Asia/Tokyo`); null where it is the reader's. */
export function useOwnTime(): (at: string, timezone: string | null) => string | null {
  const { zone, locale } = usePreferences();
  return (at, timezone) => {
    const own = timezone || "UTC";
    try {
      if (zoneLabel(at, own) === zoneLabel(at, zone.zone)) return null;
      return `${formatInstant(at, own, locale, "minute")} ${own}`;
    } catch {
      // AWS knows zones that this browser does not.
      return null;
    }
  };
}

/** When a window runs: in the reader's zone, and in the window's own where it differs. */
export function WindowTime({ at, timezone }: { at: string; timezone: string | null }) {
  const own = useOwnTime()(at, timezone);
  return (
    <>
      <Timestamp at={at} />
      {own !== null && (
        <>
          {" "}
          <span className="whitespace-nowrap text-faint">{own}</span>
        </>
      )}
    </>
  );
}
