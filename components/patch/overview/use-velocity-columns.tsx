"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import type { Reached, ReleaseVelocity } from "#lib/patch/contract/velocity.ts";
import { lackingFilter } from "#lib/patch/domain/node-links.ts";
import { useReleaseColumns } from "./use-release-columns.tsx";

/** Columns of the releases; what is still lacking leads to the nodes that lack it. */
export function useVelocityColumns(): readonly LocalColumn<ReleaseVelocity>[] {
  const t = useTranslations("patch.overview");
  const format = useFormatter();
  const { title, severity, time, number, nodes } = useReleaseColumns<ReleaseVelocity>();
  return useMemo(() => {
    const words = (reached: Reached): string =>
      typeof reached === "number" ? format.number(reached) : t(`reached.${reached}`);
    const reached = (id: "days50" | "days90" | "days99"): LocalColumn<ReleaseVelocity> => ({
      id,
      label: t(`columns.${id}`),
      width: 140,
      shown: true,
      align: "end",
      sortKey: id,
      sortValue: (row) => (typeof row[id] === "number" ? row[id] : null),
      text: (row) => words(row[id]),
      cell: (row) => (
        <span className={typeof row[id] === "number" ? undefined : "text-muted"}>{words(row[id])}</span>
      ),
    });
    const share = (row: ReleaseVelocity) => row.installed / row.needed;
    return [
      title(t("columns.release"), 290, (row) => row.key),
      severity,
      time("releasedAt", 200, (row) => row.releasedAt),
      number("needed", 90, (row) => row.needed),
      nodes("lacking", 100, {
        count: (row) => row.needed - row.installed,
        filter: (row) => lackingFilter(row.key),
      }),
      {
        ...number("installed", 140, share),
        text: (row) => format.number(share(row), { style: "percent", maximumFractionDigits: 1 }),
      },
      reached("days50"),
      reached("days90"),
      reached("days99"),
    ];
  }, [t, format, title, severity, time, number, nodes]);
}
