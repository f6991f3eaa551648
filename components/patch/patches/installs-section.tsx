"use client";

import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import { LazyChart } from "#components/shared/charts/lazy-chart.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { PatchOutput } from "#lib/patch/contract/patches.ts";

const InstallCurve = dynamic(() => import("./install-curve.tsx").then((module) => module.InstallCurve), {
  ssr: false,
  loading: () => <Skeleton className="h-full" />,
});

const dayMs = 86_400_000;

/** When nodes installed the patch: a curve, and the same as a table for those who cannot see it. */
export function InstallsSection({
  installs,
  at,
}: {
  installs: PatchOutput["installs"];
  /** The moment that the numbers are of, ISO 8601: the curve goes on until then. */
  at: string;
}) {
  const t = useTranslations("patch.patches");
  const format = useFormatter();
  if (installs.length === 0) return <p className="text-muted">{t("noInstalls")}</p>;
  const points = installs.map(({ day, ...rest }) => ({ ...rest, ms: Date.parse(`${day}T00:00:00Z`) }));
  const dayOf = (ms: number) => format.dateTime(ms, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <>
      <LazyChart label={t("installedBy")} heightPx={192}>
        {() => (
          <InstallCurve
            points={withEnds(points, Date.parse(at))}
            timeOf={dayOf}
            numberOf={(value) => format.number(value)}
          />
        )}
      </LazyChart>
      <table className="sr-only">
        <caption>{t("installTable")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("day")}</th>
            <th scope="col">{t("nodes")}</th>
            <th scope="col">{t("total")}</th>
          </tr>
        </thead>
        <tbody>
          {points.map(({ ms, nodes, total }) => (
            <tr key={ms}>
              <th scope="row">{dayOf(ms)}</th>
              <td>{format.number(nodes)}</td>
              <td>{format.number(total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

type Point = { ms: number; nodes: number; total: number };

/** From nothing on the day before to the moment itself: a patch that all nodes installed on one day has a curve, too. */
export function withEnds(points: readonly Point[], endMs: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return [];
  const before = { ms: first.ms - dayMs, nodes: 0, total: 0 };
  return [before, ...points, ...(endMs > last.ms ? [{ ms: endMs, nodes: 0, total: last.total }] : [])];
}
