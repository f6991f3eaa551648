"use client";

import { useCallback } from "react";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { formatInstant, zoneLabel } from "#lib/core/domain/time-format.ts";

/** Writes instants in the reader's zone and language: `2026-11-23 10:15:02 UTC+9`. */
export function useInstant(): (iso: string) => string {
  const { zone, locale } = usePreferences();
  return useCallback(
    (iso) => {
      const text = formatInstant(iso, zone.zone, locale);
      return text === null ? iso : `${text} ${zoneLabel(iso, zone.zone)}`;
    },
    [zone.zone, locale],
  );
}
