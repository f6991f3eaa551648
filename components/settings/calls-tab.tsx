"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { numberColumn } from "#components/shared/data-table/local-columns.ts";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { Duration } from "#components/shared/duration.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { syncCallsQuery } from "#lib/core/client/sync-queries.ts";
import type { AwsCallsOutput } from "#lib/core/contract/sync-status.ts";

type Call = AwsCallsOutput["rows"][number];

const usd = { style: "currency", currency: "USD", maximumFractionDigits: 4 } as const;

/** AWS calls per operation over the last day, with what AWS charges for them. */
export function CallsTab() {
  const t = useTranslations("sync");
  const format = useFormatter();
  const query = useQuery(syncCallsQuery());
  const columns = useColumns();
  return (
    <QueryGate query={query} lines={10}>
      {(data) => {
        const calls = data.rows.reduce((sum, row) => sum + row.calls, 0);
        const cost = data.rows.reduce((sum, row) => sum + row.calls * (row.pricePerCallUsd ?? 0), 0);
        return (
          <>
            <p className="flex flex-wrap gap-x-4 px-4 py-2 text-muted">
              <span>
                {t("callsSince")} <Timestamp at={data.since} />
              </span>
              <span>{t("callsTotal", { calls })}</span>
              <span>{t("costTotal", { cost: format.number(cost, usd) })}</span>
            </p>
            <LocalTable
              label={t("tabs.calls")}
              columns={columns}
              rows={data.rows}
              rowKey={(row) => `${row.service}:${row.operation}`}
              initialSort="-calls,operation"
            />
          </>
        );
      }}
    </QueryGate>
  );
}

function useColumns(): readonly LocalColumn<Call>[] {
  const t = useTranslations("sync");
  const format = useFormatter();
  return useMemo(() => {
    const number = (id: "calls" | "throttles" | "errors") =>
      numberColumn<Call, typeof id>(id, { label: t(`columns.${id}`), width: 110 }, format.number);
    return [
      {
        id: "operation",
        label: t("columns.operation"),
        width: 320,
        shown: true,
        isName: true,
        sortKey: "operation",
        text: (row) => `${row.service}:${row.operation}`,
      },
      number("calls"),
      number("throttles"),
      number("errors"),
      {
        id: "latency",
        label: t("columns.latency"),
        width: 130,
        shown: true,
        align: "end",
        sortKey: "latency",
        sortValue: (row) => row.averageLatencyMs,
        text: (row) => (row.averageLatencyMs === null ? null : `${Math.round(row.averageLatencyMs)} ms`),
        cell: (row) => <Duration ms={row.averageLatencyMs} />,
      },
      {
        id: "cost",
        label: t("columns.cost"),
        width: 150,
        shown: true,
        align: "end",
        sortKey: "cost",
        sortValue: (row) => row.calls * (row.pricePerCallUsd ?? 0),
        text: (row) =>
          row.pricePerCallUsd === null ? t("free") : format.number(row.calls * row.pricePerCallUsd, usd),
      },
      {
        id: "iamAction",
        label: t("columns.iamAction"),
        width: 340,
        shown: true,
        sortKey: "iamAction",
        text: (row) => row.iamAction,
      },
    ];
  }, [t, format]);
}
