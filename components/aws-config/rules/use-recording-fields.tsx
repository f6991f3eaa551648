"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type ListField, listFields } from "#components/shared/local-list/list-field.ts";
import { useAccountWords } from "#components/shared/use-account-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import type { StatusTone } from "#components/ui/status.tsx";
import type { RecordingScope } from "#lib/aws-config/contract/recording.ts";
import { placeFields } from "./common-fields.tsx";

type State = RecordingScope["state"];

const tones: Readonly<Record<State, StatusTone>> = {
  recording: "ok",
  failing: "critical",
  stopped: "warning",
  none: "unknown",
  unknown: "unknown",
};
/** The worst first. */
const states: readonly State[] = ["failing", "stopped", "none", "unknown", "recording"];
/** In the filter language `none` is what is not known, which is not the same as having no recorder. */
const stateValue = ({ state }: RecordingScope): string | null =>
  state === "none" ? "norecorder" : state === "unknown" ? null : state;
const stateOf = (value: string): State =>
  value === "norecorder" ? "none" : (states.find((each) => each === value) ?? "unknown");

const failure = (code: string | null | undefined, message: string | null | undefined) =>
  [code, message].filter((part) => part).join(": ");

/** Why AWS Config cannot deliver there; null where it can, or has no channel. */
const fault = ({ delivery }: RecordingScope) =>
  [delivery?.stream, delivery?.history, delivery?.snapshot]
    .map((part) => failure(part?.errorCode, part?.errorMessage))
    .find((each) => each !== "") ?? null;

/** Facts of recorders and their delivery channels. */
export function useRecordingFields(): readonly ListField<RecordingScope>[] {
  const t = useTranslations("awsConfig.rules");
  const format = useFormatter();
  const instant = useInstant();
  const account = useAccountWords();
  return useMemo(() => {
    const field = listFields<RecordingScope>((id) => t(`columns.${id}` as never));
    const time = (id: string, value: (row: RecordingScope) => string | null) =>
      field(id, "time", 190, value, { format: (at) => instant(String(at)) });
    const count = (id: string, width: number, value: (row: RecordingScope) => number | null) =>
      field(id, "number", width, value, { format: (number) => format.number(Number(number)) });
    const types = (row: RecordingScope) => {
      if (row.allSupported === null) return null;
      if (!row.allSupported) return t("onlyTypes", { count: row.resourceTypes.length });
      return row.excludedTypes.length === 0
        ? t("allTypes")
        : t("allBut", { types: row.excludedTypes.join(", ") });
    };
    const delivery = (row: RecordingScope) =>
      row.delivery === null ? (row.state === "none" ? "" : null) : (fault(row) ?? t("delivers"));
    return [
      ...placeFields(field, account, { isName: true }),
      field("state", "keyword", 140, stateValue, {
        facet: true,
        word: (value) => t(`states.${stateOf(value)}`),
        absent: t("states.unknown"),
        tone: (value) => tones[stateOf(value)],
        text: (row) => t(`states.${row.state}`),
        // What does not work comes first, though its recorder runs.
        sortValue: (row) => (fault(row) === null ? states.indexOf(row.state) : 0),
        cell: (row) => <span className={`st st-${tones[row.state]}`}>{t(`states.${row.state}`)}</span>,
      }),
      field("records", "text", 260, types),
      field("completeFrom", "time", 190, (row) => row.completeFrom, {
        // Before anything was listed nothing is known; where nothing is left to be read, there is no time to name.
        text: (row) => {
          if (row.completeFrom !== null) return instant(row.completeFrom);
          if (row.state === "none") return "";
          return row.listedAt === null ? null : t("historyWhole");
        },
      }),
      count("unfinished", 130, (row) => row.unfinished),
      field("lastError", "text", 260, (row) => failure(row.lastErrorCode, row.lastErrorMessage)),
      field("delivery", "text", 260, delivery, {
        cell: (row) => (
          <span className={fault(row) === null ? undefined : "st st-critical"}>{delivery(row) ?? "—"}</span>
        ),
      }),
      field("bucket", "text", 220, (row) => row.bucketName ?? ""),
      time("stoppedAt", (row) => row.stoppedAt),
      field("retention", "number", 110, (row) => row.retentionDays, {
        format: (days) => t("days", { count: Number(days) }),
      }),
      count("resources", 110, (row) => row.resources),
      field("via", "keyword", 200, (row) => row.via, {
        facet: true,
        word: (value) =>
          value === "select" || value === "aggregator" || value === "list" ? t(`via.${value}`) : value,
      }),
    ];
  }, [t, format, instant, account]);
}
