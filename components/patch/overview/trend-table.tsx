"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { classKeys } from "#lib/patch/contract/patch-class.ts";
import type { TrendPoint } from "#lib/patch/contract/trend.ts";
import type { TrendTimes } from "./use-trend-times.ts";

/** The chart's numbers, the newest first; each time leads to the page as it was. */
export function TrendTable({ points, times }: { points: readonly TrendPoint[]; times: TrendTimes }) {
  const t = useTranslations("patch");
  const format = useFormatter();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={t("overview.views.table")} tabIndex={0} className="max-h-80 overflow-auto">
      <table className="w-full whitespace-nowrap text-sm">
        <thead className="sticky top-0 bg-canvas">
          <tr className="border-line border-b text-muted">
            <th scope="col" className="py-1 text-start font-normal">
              {t("overview.time")}
            </th>
            {classKeys.map((name) => (
              <th key={name} scope="col" className="ps-3 text-right font-normal">
                {t(`classes.${name}`)}
              </th>
            ))}
            <th scope="col" className="ps-3 text-right font-normal">
              {t("overview.places")}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.at} className="border-line border-b">
              <th scope="row" className="text-start font-normal">
                <Link
                  href={times.hrefOf(Date.parse(point.at))}
                  prefetch={false}
                  className="text-accent hover:underline"
                >
                  {times.full(Date.parse(point.at))}
                </Link>
              </th>
              {classKeys.map((name) => (
                <td key={name} className="ps-3 text-right">
                  {point.classes === null ? (
                    <span className="text-faint" title={t("overview.notSampled")}>
                      –
                    </span>
                  ) : (
                    format.number(point.classes[name] ?? 0)
                  )}
                </td>
              ))}
              <td className="ps-3 text-right">
                {format.number(point.places)}
                {point.partial && <span className="text-warning"> {t("overview.partial")}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
