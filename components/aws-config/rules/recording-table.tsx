"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { recordingQuery } from "#lib/aws-config/client/index.ts";
import type { ListRecordingInput, RecordingScope } from "#lib/aws-config/contract/recording.ts";
import { FoundRows } from "./found-rows.tsx";

const stateClass: Readonly<Record<RecordingScope["state"], string>> = {
  recording: "st st-ok",
  failing: "st st-critical",
  stopped: "st st-warning",
  none: "st st-unknown",
  unknown: "st st-unknown",
};

/** Recorders and delivery channels of every account-Region, and how far back history is known. */
export function RecordingTable({ input, find }: { input: ListRecordingInput; find: string }) {
  const t = useTranslations("awsConfig.rules");
  const columns = useRecordingColumns();
  const query = useQuery(recordingQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <>
          <Coverage freshness={data.freshness} primary="config-recorders" />
          <FoundRows
            label={t("tabs.recording")}
            name="config-recording"
            columns={columns}
            rows={data.scopes}
            find={find}
            rowKey={(row) => `${row.accountId}:${row.region}`}
            initialSort="state,account"
            empty={t("noRecording")}
          />
        </>
      )}
    </QueryGate>
  );
}

const order: readonly RecordingScope["state"][] = ["failing", "stopped", "none", "unknown", "recording"];

function useRecordingColumns(): readonly LocalColumn<RecordingScope>[] {
  const t = useTranslations("awsConfig.rules");
  const format = useFormatter();
  const instant = useInstant();
  return useMemo(() => {
    type Column = LocalColumn<RecordingScope>;
    type Value = (row: RecordingScope) => string | null;
    const text = (id: string, width: number, value: Value): Column => ({
      ...{ id, label: t(`columns.${id}` as never), width, shown: true, sortKey: id, text: value },
    });
    const time = (id: string, value: Value): Column => ({
      ...text(id, 190, (row) => {
        const at = value(row);
        return at === null ? null : instant(at);
      }),
      sortValue: value,
    });
    const types = (row: RecordingScope) => {
      if (row.allSupported === null) return null;
      if (!row.allSupported) return t("onlyTypes", { count: row.resourceTypes.length });
      return row.excludedTypes.length === 0
        ? t("allTypes")
        : t("allBut", { types: row.excludedTypes.join(", ") });
    };
    const failure = (code: string | null | undefined, message: string | null | undefined) =>
      [code, message].filter((part) => part).join(": ");
    const fault = ({ delivery }: RecordingScope) =>
      [delivery?.stream, delivery?.history, delivery?.snapshot]
        .map((part) => failure(part?.errorCode, part?.errorMessage))
        .find((each) => each !== "") ?? null;
    const delivery = (row: RecordingScope) =>
      row.delivery === null ? (row.state === "none" ? "" : null) : (fault(row) ?? t("delivers"));
    return [
      { ...text("account", 220, (row) => row.accountName ?? row.accountId), isName: true },
      text("region", 130, (row) => row.region),
      {
        ...text("state", 140, (row) => t(`states.${row.state}`)),
        // What does not work comes first, though its recorder runs.
        sortValue: (row) => (fault(row) === null ? order.indexOf(row.state) : 0),
        cell: (row) => <span className={stateClass[row.state]}>{t(`states.${row.state}`)}</span>,
      },
      text("records", 260, types),
      {
        ...time("completeFrom", (row) => row.completeFrom),
        // Before anything was listed nothing is known; where nothing is left to be read, there is no time to name.
        text: (row) => {
          if (row.completeFrom !== null) return instant(row.completeFrom);
          if (row.state === "none") return "";
          return row.listedAt === null ? null : t("historyWhole");
        },
      },
      {
        ...text("unfinished", 130, (row) => format.number(row.unfinished)),
        align: "end",
        sortValue: (row) => row.unfinished,
      },
      text("lastError", 260, (row) => failure(row.lastErrorCode, row.lastErrorMessage)),
      {
        ...text("delivery", 260, delivery),
        cell: (row) => (
          <span className={fault(row) === null ? undefined : "st st-critical"}>{delivery(row)}</span>
        ),
      },
      text("bucket", 220, (row) => row.bucketName ?? ""),
      time("stoppedAt", (row) => row.stoppedAt),
      {
        ...text("retention", 110, (row) =>
          row.retentionDays === null ? null : t("days", { count: row.retentionDays }),
        ),
        align: "end",
        sortValue: (row) => row.retentionDays,
      },
      {
        ...text("resources", 110, (row) => format.number(row.resources)),
        align: "end",
        sortValue: (row) => row.resources,
      },
      text("via", 200, (row) => (row.via === null ? null : t(`via.${row.via}`))),
    ];
  }, [t, format, instant]);
}
