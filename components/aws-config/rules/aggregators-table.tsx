"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { aggregatorsQuery } from "#lib/aws-config/client/index.ts";
import type { ListAggregatorsInput, ListAggregatorsOutput } from "#lib/aws-config/contract/recording.ts";
import { FoundRows } from "./found-rows.tsx";

type Aggregator = ListAggregatorsOutput["aggregators"][number];
type SourceRow = Aggregator["sources"][number] &
  Pick<Aggregator, "accountId" | "accountName" | "name"> & {
    aggregatorRegion: string;
  };

const statusClass: Readonly<Record<string, string>> = {
  SUCCEEDED: "st st-ok",
  OUTDATED: "st st-warning",
  FAILED: "st st-critical",
};

/** Every source of every aggregator with how it last answered. */
export function AggregatorsTable({ input, find }: { input: ListAggregatorsInput; find: string }) {
  const t = useTranslations("awsConfig.rules");
  const columns = useSourceColumns();
  const query = useQuery(aggregatorsQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="config-aggregators" />
          <FoundRows
            label={t("tabs.aggregators")}
            name="config-aggregators"
            columns={columns}
            rows={data.aggregators.flatMap(sourcesOf)}
            find={find}
            rowKey={(row) =>
              `${row.accountId}:${row.aggregatorRegion}:${row.name}:${row.sourceId}:${row.region}`
            }
            initialSort="status,name,source"
            empty={t("noAggregators")}
          />
        </>
      )}
    </QueryGate>
  );
}

const sourcesOf = ({ accountId, accountName, name, region, sources }: Aggregator): SourceRow[] =>
  sources.map((source) => ({ ...source, accountId, accountName, name, aggregatorRegion: region }));

const order = ["FAILED", "OUTDATED", "SUCCEEDED"];

function useSourceColumns(): readonly LocalColumn<SourceRow>[] {
  const t = useTranslations("awsConfig.rules");
  const instant = useInstant();
  return useMemo(() => {
    const text = (
      id: string,
      width: number,
      value: (row: SourceRow) => string | null,
    ): LocalColumn<SourceRow> => ({
      ...{ id, label: t(`columns.${id}` as never), width, shown: true, sortKey: id, text: value },
    });
    return [
      { ...text("name", 220, (row) => row.name), isName: true },
      text("aggregator", 260, (row) => `${row.accountName ?? row.accountId} · ${row.aggregatorRegion}`),
      text("source", 180, (row) => row.sourceId),
      text("sourceType", 140, (row) => row.sourceType),
      text("region", 130, (row) => row.region),
      {
        ...text("status", 140, (row) => row.status),
        sortValue: (row) => order.indexOf(row.status ?? ""),
        cell: (row) => (
          <span className={statusClass[row.status ?? ""] ?? "st st-unknown"}>{row.status ?? "—"}</span>
        ),
      },
      text("lastError", 380, (row) => [row.errorCode, row.errorMessage].filter((part) => part).join(": ")),
      {
        ...text("updatedAt", 190, (row) => (row.updatedAt === null ? null : instant(row.updatedAt))),
        sortValue: (row) => row.updatedAt,
      },
    ];
  }, [t, instant]);
}
