"use client";

import { useFormatter } from "next-intl";
import { useCallback } from "react";

/**
 * Writes an instant as a day in UTC, in which Patch Manager counts, with the time where it is not midnight: "July 7, 2026".
 */
export function useUtcDay(): (iso: string) => string {
  const format = useFormatter();
  return useCallback(
    (iso) => {
      const at = new Date(iso);
      const midnight = at.getTime() % 86_400_000 === 0;
      return format.dateTime(at, {
        year: "numeric",
        month: "long",
        day: "numeric",
        timeZone: "UTC",
        ...(!midnight && { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      });
    },
    [format],
  );
}
