"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { type ListField, listFields } from "#components/shared/local-list/list-field.ts";
import { LocalList } from "#components/shared/local-list/local-list.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { unreadReason } from "#components/shared/unread-reason.ts";
import { useAccountWords } from "#components/shared/use-account-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import type { StatusTone } from "#components/ui/status.tsx";
import { aggregatorsQuery } from "#lib/aws-config/client/index.ts";
import type { ListAggregatorsInput, ListAggregatorsOutput } from "#lib/aws-config/contract/recording.ts";
import { type RulesListProps, rulesPage } from "./rules-list.ts";

type Aggregator = ListAggregatorsOutput["aggregators"][number];
type SourceRow = Aggregator["sources"][number] &
  Pick<Aggregator, "accountId" | "name"> & { aggregatorRegion: string };

const tones: Readonly<Record<string, StatusTone>> = {
  SUCCEEDED: "ok",
  OUTDATED: "warning",
  FAILED: "critical",
};
/** The worst first. */
const statuses = ["FAILED", "OUTDATED", "SUCCEEDED"] as const;
const rank = (status: string | null) => (statuses as readonly (string | null)[]).indexOf(status);

const rowKey = (row: SourceRow) =>
  `${row.accountId}:${row.aggregatorRegion}:${row.name}:${row.sourceId}:${row.region}`;

/** Every source of every aggregator with how it last answered. */
export function AggregatorsTable({ input, remembered }: RulesListProps<ListAggregatorsInput>) {
  const t = useTranslations("awsConfig.rules");
  const fields = useSourceFields();
  const query = useQuery(aggregatorsQuery(input));
  const aggregators = query.data?.aggregators;
  const rows = useMemo(() => aggregators?.flatMap(sourcesOf) ?? [], [aggregators]);
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="config-aggregators" />
          <LocalList
            name="config-aggregators"
            page={rulesPage}
            label={t("tabs.aggregators")}
            placeholder={t("placeholders.aggregators")}
            fields={fields}
            rows={rows}
            rowKey={rowKey}
            initialSort="status,name,source"
            readAt={data.freshness.generatedAt}
            remembered={remembered}
            empty={t(
              unreadReason(data.freshness, "config-aggregators", input.asOf) === "past"
                ? "past"
                : "noAggregators",
            )}
          />
        </>
      )}
    </QueryGate>
  );
}

const sourcesOf = ({ accountId, name, region, sources }: Aggregator): SourceRow[] =>
  sources.map((source) => ({ ...source, accountId, name, aggregatorRegion: region }));

function useSourceFields(): readonly ListField<SourceRow>[] {
  const t = useTranslations("awsConfig.rules");
  const instant = useInstant();
  const account = useAccountWords();
  return useMemo(() => {
    const field = listFields<SourceRow>((id) => t(`columns.${id}` as never));
    const status = (value: string) => {
      const known = statuses.find((each) => each === value);
      return known === undefined ? value : t(`words.sources.${known}`);
    };
    const tone = (value: string | null): StatusTone => tones[value ?? ""] ?? "unknown";
    return [
      field("name", "text", 220, (row) => row.name, { isName: true }),
      field("status", "keyword", 140, (row) => row.status, {
        facet: true,
        word: status,
        tone,
        sortValue: (row) => rank(row.status),
        cell: (row) => (
          <span className={`st st-${tone(row.status)}`}>
            {row.status === null ? "—" : status(row.status)}
          </span>
        ),
      }),
      field("aggregator", "keyword", 300, (row) => row.accountId, {
        facet: true,
        word: account,
        text: (row) => `${account(row.accountId)} · ${row.aggregatorRegion}`,
      }),
      field("source", "keyword", 240, (row) => row.sourceId, { word: account }),
      field("sourceType", "keyword", 140, (row) => row.sourceType, { facet: true }),
      field("region", "keyword", 130, (row) => row.region, { facet: true }),
      field("lastError", "text", 380, (row) =>
        [row.errorCode, row.errorMessage].filter((part) => part).join(": "),
      ),
      field("updatedAt", "time", 190, (row) => row.updatedAt, { format: (at) => instant(String(at)) }),
    ];
  }, [t, instant, account]);
}
