"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import type { SlaBreach } from "#lib/patch/contract/sla.ts";
import { lackingFilter } from "#lib/patch/domain/node-links.ts";
import { useReleaseColumns } from "./use-release-columns.tsx";

const nodesOf = (row: SlaBreach): number => row.missing + row.failed;

/** Columns of the breaches; each number of nodes leads to exactly these nodes. */
export function useBreachColumns(): readonly LocalColumn<SlaBreach>[] {
  const t = useTranslations("patch.overview");
  const { title, severity, time, number, nodes } = useReleaseColumns<SlaBreach>();
  return useMemo(
    () => [
      title(t("columns.patch"), 340, (row) => row.kbId),
      {
        id: "kbId",
        label: t("columns.kbId"),
        width: 130,
        shown: true,
        sortKey: "kbId",
        text: (row) => row.kbId,
      },
      severity,
      number("overdueDays", 110, (row) => row.overdueDays),
      nodes("nodes", 90, {
        count: nodesOf,
        filter: (row) => lackingFilter(row.key, { id: row.baselineId }),
        title: (row) => t("missingFailed", { missing: row.missing, failed: row.failed }),
      }),
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
      time("releasedAt", 200, (row) => row.releasedAt),
      time("approvedAt", 200, (row) => row.approvedAt),
      time("firstSeenAt", 200, (row) => row.firstSeenAt),
    ],
    [t, title, severity, time, number, nodes],
  );
}
