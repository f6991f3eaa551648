"use client";

import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { LazyChart } from "#components/shared/charts/lazy-chart.tsx";
import type { RuleOutput } from "#lib/aws-config/contract/rules.ts";

const Chart = dynamic(() => import("./rule-trend-chart.tsx").then((module) => module.RuleTrendChart), {
  ssr: false,
});

/** Noncompliant pairs of rule and resource over 30 days, as Yagura counted them: AWS keeps no trend. */
export function RuleTrend({ trend }: { trend: RuleOutput["trend"] }) {
  const t = useTranslations("awsConfig.rule.trend");
  const format = useFormatter();
  const dayOf = (at: string) =>
    format.dateTime(new Date(at), { month: "short", day: "numeric", timeZone: "UTC" });
  const counted = trend.filter((point) => point.nonCompliant !== null);
  return (
    <section aria-label={t("title")} className="min-w-0 flex-1">
      <h2 className="font-medium text-faint text-sm">{t("title")}</h2>
      {counted.length === 0 ? (
        <p className="py-4 text-muted">{t("none")}</p>
      ) : (
        <>
          <LazyChart label={t("label", { count: counted.length })} heightPx={140}>
            {() => <Chart trend={trend} dayOf={dayOf} name={t("nonCompliant")} numberOf={format.number} />}
          </LazyChart>
          {counted.length < trend.length && (
            <p className="text-faint text-sm">
              {t("counted", { count: counted.length, total: trend.length })}
            </p>
          )}
          <table className="sr-only">
            <caption>{t("title")}</caption>
            <tbody>
              {trend.map((point) => (
                <tr key={point.at}>
                  <th scope="row">{dayOf(point.at)}</th>
                  <td>{point.nonCompliant === null ? t("gap") : format.number(point.nonCompliant)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
