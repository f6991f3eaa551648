"use client";

import { useTranslations } from "next-intl";
import { Timestamp } from "#components/shared/timestamp.tsx";
import type { TrendPoint } from "#lib/patch/contract/trend.ts";

/** Since when there are samples, and how much of the window lacks them. */
export function TrendNotes({
  points,
  since,
  bucket,
}: {
  points: readonly TrendPoint[];
  since: string;
  bucket: "day" | "hour";
}) {
  const t = useTranslations("patch.overview");
  const gaps = points.filter(({ at, classes }) => classes === null && at >= since).length;
  const first = points.filter(({ classes }) => classes !== null).length === 1;
  const partial = points.filter((point) => point.partial).length;
  return (
    <p className="flex flex-wrap gap-x-2 pt-1.5 text-muted text-sm">
      <span>
        {t("trendSince")} <Timestamp at={since} show="absolute" />
      </span>
      {first && <span>{t(`trendFirst.${bucket}`)}</span>}
      {gaps > 0 && <span>{t("trendGaps", { count: gaps })}</span>}
      {partial > 0 && <span>{t("trendPartial", { count: partial })}</span>}
    </p>
  );
}
