"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { numberColumn } from "#components/shared/data-table/local-columns.ts";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import { Duration } from "#components/shared/duration.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { SyncStatusRow } from "#lib/core/contract/sync-status.ts";
import { type PassState, stateOrder } from "./dataset-summary.ts";

export const stateTones: Record<PassState, StatusTone> = {
  fresh: "ok",
  running: "changed",
  stale: "warning",
  pending: "unknown",
  unavailable: "unknown",
  failed: "critical",
};

export function usePassColumns(): readonly LocalColumn<SyncStatusRow>[] {
  const t = useTranslations("sync");
  const format = useFormatter();
  return useMemo(() => {
    const number = (id: "rows" | "calls" | "throttles") =>
      numberColumn<SyncStatusRow, typeof id>(id, { label: t(`columns.${id}`), width: 90 }, format.number);
    const stateText = (row: SyncStatusRow) =>
      row.state === "pending" && row.waitsFor.length > 0
        ? t("waitsFor", { datasets: row.waitsFor.join(", ") })
        : t(`states.${row.state}`);
    return [
      {
        id: "account",
        label: t("columns.account"),
        width: 210,
        shown: true,
        isName: true,
        sortKey: "account",
        text: (row) => (row.accountName ? `${row.accountName} · ${row.accountId}` : row.accountId),
        cell: (row) => (
          <button type="button" data-stop="name" tabIndex={-1} className="text-accent hover:underline">
            {row.accountName ? `${row.accountName} · ${row.accountId}` : row.accountId}
          </button>
        ),
      },
      {
        id: "region",
        label: t("columns.region"),
        width: 130,
        shown: true,
        sortKey: "region",
        text: (row) => row.region,
      },
      {
        id: "state",
        label: t("columns.state"),
        width: 120,
        shown: true,
        sortKey: "state",
        sortValue: (row) => stateOrder.indexOf(row.state),
        text: stateText,
        cell: (row) => <Status tone={stateTones[row.state]}>{stateText(row)}</Status>,
      },
      {
        id: "lastCompleteAt",
        label: t("columns.lastCompleteAt"),
        width: 290,
        shown: true,
        sortKey: "lastCompleteAt",
        text: (row) => row.lastCompleteAt,
        cell: (row) => (row.lastCompleteAt ? <Timestamp at={row.lastCompleteAt} /> : t("never")),
      },
      {
        id: "error",
        label: t("columns.error"),
        width: 300,
        shown: true,
        sortKey: "error",
        text: (row) => (row.error ? `${row.error.code}: ${row.error.message}` : t("noError")),
      },
      {
        id: "durationMs",
        label: t("columns.durationMs"),
        width: 100,
        shown: true,
        align: "end",
        sortKey: "duration",
        sortValue: (row) => row.durationMs,
        text: (row) => (row.durationMs === null ? null : `${row.durationMs} ms`),
        cell: (row) => <Duration ms={row.durationMs} />,
      },
      number("rows"),
      number("calls"),
      number("throttles"),
    ];
  }, [t, format]);
}
