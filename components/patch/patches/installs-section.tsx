"use client";

import dynamic from "next/dynamic";
import { useFormatter, useTranslations } from "next-intl";
import type { PatchOutput } from "#lib/patch/contract/patches.ts";

const InstallCurve = dynamic(() => import("./install-curve.tsx").then((module) => module.InstallCurve), {
  ssr: false,
});

/** When nodes installed the patch: a curve, and the same as a table for those who cannot see it. */
export function InstallsSection({ installs }: { installs: PatchOutput["installs"] }) {
  const t = useTranslations("patch.patches");
  const format = useFormatter();
  if (installs.length === 0) return <p className="text-muted">{t("noInstalls")}</p>;
  const points = installs.map(({ day, ...rest }) => ({ ...rest, ms: Date.parse(`${day}T00:00:00Z`) }));
  const dayOf = (ms: number) => format.dateTime(ms, { dateStyle: "medium", timeZone: "UTC" });
  return (
    <>
      <div aria-hidden="true" className="h-48">
        <InstallCurve points={points} timeOf={dayOf} numberOf={(value) => format.number(value)} />
      </div>
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
