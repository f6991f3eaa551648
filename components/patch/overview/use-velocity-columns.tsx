"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { Reached, ReleaseVelocity } from "#lib/patch/contract/velocity.ts";
import { lackingFilter, withNodesFilter } from "#lib/patch/domain/node-links.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { PatchLink } from "./patch-link.tsx";
import { severityTones } from "./severity-tones.ts";

/** Columns of the releases; what is still lacking leads to the nodes that lack it. */
export function useVelocityColumns(): readonly LocalColumn<ReleaseVelocity>[] {
  const t = useTranslations("patch.overview");
  const severities = useTranslations("patch.severities");
  const format = useFormatter();
  const instant = useInstant();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const words = (reached: Reached): string =>
      typeof reached === "number" ? format.number(reached) : t(`reached.${reached}`);
    const reached = (id: "days50" | "days90" | "days99"): LocalColumn<ReleaseVelocity> => ({
      id,
      label: t(`columns.${id}`),
      width: 112,
      shown: true,
      align: "end",
      sortKey: id,
      sortValue: (row) => (typeof row[id] === "number" ? row[id] : null),
      text: (row) => words(row[id]),
      cell: (row) => (
        <span className={typeof row[id] === "number" ? undefined : "text-muted"}>{words(row[id])}</span>
      ),
    });
    const lacking = (row: ReleaseVelocity) => row.needed - row.installed;
    const share = (row: ReleaseVelocity) =>
      format.number(row.installed / row.needed, { style: "percent", maximumFractionDigits: 1 });
    return [
      {
        id: "title",
        label: t("columns.release"),
        width: 290,
        shown: true,
        isName: true,
        sortKey: "title",
        text: (row) => (row.title === "" ? row.key : row.title),
        cell: (row) => <PatchLink name={row.key} search={scopeSearch} text={row.title || row.key} />,
      },
      {
        id: "severity",
        label: t("columns.severity"),
        width: 110,
        shown: true,
        sortKey: "severity",
        sortValue: (row) => severityRanks.indexOf(row.severity),
        text: (row) => severities(row.severity),
        cell: (row) => <Status tone={severityTones[row.severity]}>{severities(row.severity)}</Status>,
      },
      {
        id: "releasedAt",
        label: t("columns.releasedAt"),
        width: 235,
        shown: true,
        sortKey: "releasedAt",
        sortValue: (row) => row.releasedAt,
        text: (row) => instant(row.releasedAt),
        cell: (row) => <Timestamp at={row.releasedAt} show="absolute" />,
      },
      {
        id: "needed",
        label: t("columns.needed"),
        width: 90,
        shown: true,
        align: "end",
        sortKey: "needed",
        sortValue: (row) => row.needed,
        text: (row) => format.number(row.needed),
      },
      {
        id: "lacking",
        label: t("columns.lacking"),
        width: 100,
        shown: true,
        align: "end",
        sortKey: "lacking",
        sortValue: lacking,
        text: (row) => format.number(lacking(row)),
        cell: (row) => (
          <Link
            href={hrefs.patchNodes(withNodesFilter(scopeSearch, lackingFilter(row.key)))}
            prefetch={false}
            className="text-accent hover:underline"
          >
            {format.number(lacking(row))}
          </Link>
        ),
      },
      {
        id: "installed",
        label: t("columns.installed"),
        width: 110,
        shown: true,
        align: "end",
        sortKey: "installed",
        sortValue: (row) => row.installed / row.needed,
        text: share,
      },
      reached("days50"),
      reached("days90"),
      reached("days99"),
    ];
  }, [t, severities, format, instant, scopeSearch]);
}
