"use client";

import { useTranslations } from "next-intl";
import type { RelativeTime } from "#lib/core/domain/time-format.ts";

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
