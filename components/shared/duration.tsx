"use client";

import { useTranslations } from "next-intl";
import { durationParts } from "#lib/core/domain/duration.ts";

/** A length of time in the unit that reads best. Null is unknown, and says so. */
export function Duration({ ms }: { ms: number | null }) {
  const t = useTranslations();
  if (ms === null) return <span className="text-unknown">{t("common.unknown")}</span>;
  const { unit, count, rest } = durationParts(ms);
  return <span className="whitespace-nowrap">{t(`time.duration.${unit}`, { count, rest })}</span>;
}
