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
import type { SlaBreach } from "#lib/patch/contract/sla.ts";
import { lackingFilter, withNodesFilter } from "#lib/patch/domain/node-links.ts";
import { severityRanks } from "#lib/patch/domain/severity.ts";
import { PatchLink } from "./patch-link.tsx";
import { severityTones } from "./severity-tones.ts";

const nodesOf = (row: SlaBreach): number => row.missing + row.failed;

/** Columns of the breaches; each number of nodes leads to exactly these nodes. */
export function useBreachColumns(): readonly LocalColumn<SlaBreach>[] {
  const t = useTranslations("patch.overview");
  const severities = useTranslations("patch.severities");
  const format = useFormatter();
  const instant = useInstant();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const time = (
      id: "releasedAt" | "approvedAt" | "firstSeenAt",
      width: number,
    ): LocalColumn<SlaBreach> => ({
      id,
      label: t(`columns.${id}`),
      width,
      shown: true,
      sortKey: id,
      sortValue: (row) => row[id],
      text: (row) => (row[id] === null ? null : instant(row[id])),
      cell: (row) => <Timestamp at={row[id]} show="absolute" />,
    });
    const number = (
      id: string,
      width: number,
      value: (row: SlaBreach) => number,
    ): LocalColumn<SlaBreach> => ({
      id,
      label: t(`columns.${id as "limitDays" | "overdueDays" | "weight"}`),
      width,
      shown: true,
      align: "end",
      sortKey: id,
      sortValue: value,
      text: (row) => format.number(value(row)),
    });
    const href = (row: SlaBreach) =>
      hrefs.patchNodes(withNodesFilter(scopeSearch, lackingFilter(row.key, { id: row.baselineId })));
    return [
      {
        id: "title",
        label: t("columns.patch"),
        width: 340,
        shown: true,
        isName: true,
        sortKey: "title",
        text: (row) => (row.title === "" ? row.kbId : row.title),
        cell: (row) => <PatchLink name={row.key} search={scopeSearch} text={row.title || row.kbId} />,
      },
      {
        id: "kbId",
        label: t("columns.kbId"),
        width: 130,
        shown: true,
        sortKey: "kbId",
        text: (row) => row.kbId,
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
        ...number("overdueDays", 110, (row) => row.overdueDays),
      },
      {
        id: "nodes",
        label: t("columns.nodes"),
        width: 90,
        shown: true,
        align: "end",
        sortKey: "nodes",
        sortValue: nodesOf,
        text: (row) => format.number(nodesOf(row)),
        cell: (row) => (
          <Link
            href={href(row)}
            prefetch={false}
            title={t("missingFailed", { missing: row.missing, failed: row.failed })}
            className="text-accent hover:underline"
          >
            {format.number(nodesOf(row))}
          </Link>
        ),
      },
      number("weight", 130, (row) => row.overdueDays * nodesOf(row)),
      {
        id: "baseline",
        label: t("dimensions.baseline"),
        width: 320,
        shown: true,
        sortKey: "baseline",
        // Accounts and Regions may each have a baseline of the same name.
        text: ({ baselineName, baselineId }) =>
          baselineId === null
            ? t("noValue.baseline")
            : [baselineName, baselineId].filter((part) => part !== null).join(" · "),
      },
      number("limitDays", 90, (row) => row.limitDays),
      {
        id: "countedFrom",
        label: t("columns.countedFrom"),
        width: 130,
        shown: true,
        sortKey: "countedFrom",
        text: (row) => t(`clocks.${row.countedFrom}`),
      },
      time("releasedAt", 200),
      time("approvedAt", 200),
      time("firstSeenAt", 200),
    ];
  }, [t, severities, format, instant, scopeSearch]);
}
