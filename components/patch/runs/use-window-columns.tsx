"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { textColumn } from "#components/shared/data-table/local-columns.ts";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import type { PatchWindow } from "#lib/patch/contract/windows.ts";
import { statusTone } from "./outcome-tones.ts";
import { useScheduleWords } from "./use-schedule-words.ts";
import { useStatusWords } from "./use-status-words.ts";
import { windowTones } from "./window-tones.ts";

export function useWindowColumns(): readonly LocalColumn<PatchWindow>[] {
  const t = useTranslations("patch.runs");
  const format = useFormatter();
  const words = useScheduleWords();
  const statusWords = useStatusWords();
  return useMemo(() => {
    const label = (id: string) => t(`windows.columns.${id}` as never);
    return [
      {
        id: "name",
        label: label("name"),
        width: 190,
        shown: true,
        isName: true,
        sortKey: "name",
        text: (row) => row.name ?? row.windowId,
        cell: (row) => (
          <button type="button" data-stop="name" tabIndex={-1} className="text-accent hover:underline">
            <bdi>{row.name ?? row.windowId}</bdi>
          </button>
        ),
      },
      {
        id: "account",
        label: label("account"),
        width: 125,
        shown: true,
        sortKey: "account",
        text: (row) => row.accountName ?? row.accountId,
      },
      textColumn<PatchWindow, "region">("region", { label: label("region"), width: 120 }),
      {
        id: "state",
        label: label("state"),
        width: 150,
        shown: true,
        sortKey: "state",
        text: (row) => t(`windows.states.${row.state}`),
        cell: (row) => <Status tone={windowTones[row.state]}>{t(`windows.states.${row.state}`)}</Status>,
      },
      {
        id: "operations",
        label: label("operations"),
        width: 120,
        shown: true,
        sortKey: "operations",
        text: (row) => row.operations.map((operation) => t(`operations.${operation}`)).join(", ") || null,
      },
      {
        id: "nodes",
        label: label("nodes"),
        width: 75,
        shown: true,
        align: "end",
        sortKey: "nodes",
        sortValue: (row) => row.nodes,
        text: (row) =>
          row.operations[0] !== "Install"
            ? "—"
            : row.nodes === null
              ? t("windows.nodesUnknown")
              : format.number(row.nodes),
      },
      {
        id: "next",
        label: label("next"),
        width: 285,
        shown: true,
        sortKey: "next",
        sortValue: (row) => row.nextRuns[0]?.at ?? null,
        text: (row) => row.nextRuns[0]?.at ?? t("windows.none_next"),
        cell: (row) => {
          const [next] = row.nextRuns;
          return next === undefined ? (
            <span className="text-muted">{t("windows.none_next")}</span>
          ) : (
            <Timestamp at={next.at} />
          );
        },
      },
      {
        id: "schedule",
        label: label("schedule"),
        width: 300,
        shown: true,
        sortKey: "schedule",
        text: words,
        cell: (row) => <span title={row.schedule ?? undefined}>{words(row)}</span>,
      },
      {
        id: "lasts",
        label: label("lasts"),
        width: 90,
        shown: true,
        align: "end",
        sortKey: "lasts",
        sortValue: (row) => row.durationHours,
        text: (row) => (row.durationHours === null ? null : t("windows.hours", { count: row.durationHours })),
      },
      {
        id: "last",
        label: label("last"),
        width: 240,
        shown: true,
        sortKey: "last",
        sortValue: (row) => row.lastRun?.startedAt ?? null,
        text: (row) => (row.lastRun === null ? t("windows.never") : statusWords(row.lastRun.status)),
        cell: (row) =>
          row.lastRun === null ? (
            <span className="text-muted">{t("windows.never")}</span>
          ) : (
            <span className="inline-flex min-w-0 items-center gap-2">
              <Status tone={statusTone(row.lastRun.status)}>{statusWords(row.lastRun.status)}</Status>
              <Timestamp at={row.lastRun.startedAt} show="relative" className="text-muted" />
            </span>
          ),
      },
      textColumn<PatchWindow, "windowId">("windowId", { label: label("windowId"), width: 190 }),
    ];
  }, [t, format, words, statusWords]);
}
