"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { Duration } from "#components/shared/duration.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchRun } from "#lib/patch/contract/runs.ts";
import { isGathered } from "#lib/patch/domain/runs/is-gathered.ts";
import { worstOutcome } from "#lib/patch/domain/runs/worst-outcome.ts";
import { outcomeTones } from "./outcome-tones.ts";
import { RunStatus } from "./run-status.tsx";
import { useRunName } from "./use-run-name.ts";
import { useStatusWords } from "./use-status-words.ts";

export function useRunColumns(): readonly ColumnDef<PatchRun>[] {
  const t = useTranslations("patch.runs");
  const format = useFormatter();
  const name = useRunName();
  const statusWords = useStatusWords();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const count = (
      id: "succeeded" | "failed" | "unreachable" | "running",
      width: number,
    ): ColumnDef<PatchRun> => ({
      id,
      label: t(`list.columns.${id}`),
      width,
      shown: true,
      align: "end",
      sortKey: id,
      text: (row) => format.number(row[id]),
      cell: (row) =>
        row[id] === 0 ? (
          <span className="text-faint">0</span>
        ) : (
          <Status tone={outcomeTones[id]} className="justify-end">
            {format.number(row[id])}
          </Status>
        ),
    });
    const column = (id: keyof PatchRun & ("region" | "operation"), width: number): ColumnDef<PatchRun> => ({
      id,
      label: t(`list.columns.${id}`),
      width,
      shown: true,
      sortKey: id,
      text: (row) => row[id],
    });
    return [
      {
        id: "what",
        label: t("list.columns.what"),
        width: 245,
        shown: true,
        isName: true,
        sortKey: "window",
        text: name,
        cell: (row) => (
          <>
            <a href={hrefs.patchRun(row.key, scopeSearch)} data-stop="name" tabIndex={-1}>
              <bdi>{name(row)}</bdi>
            </a>
            {row.startedBy !== "other" && (
              <span className="ps-1.5 text-faint text-sm">{t(`starterHints.${row.startedBy}`)}</span>
            )}
          </>
        ),
      },
      { ...column("operation", 108), text: (row) => t(`operations.${row.operation ?? "unknown"}`) },
      {
        id: "status",
        label: t("list.columns.status"),
        width: 110,
        shown: true,
        text: (row) => {
          const worst = isGathered(row) ? worstOutcome(row) : null;
          return worst === null ? statusWords(row.status) : t(`outcomes.${worst}`);
        },
        cell: (row) => <RunStatus run={row} />,
      },
      {
        id: "started",
        label: t("list.columns.started"),
        width: 285,
        shown: true,
        sortKey: "started",
        text: (row) => row.startedAt,
        cell: (row) => <Timestamp at={row.startedAt} />,
      },
      {
        id: "account",
        label: t("list.columns.account"),
        width: 125,
        shown: true,
        sortKey: "account",
        text: (row) => row.accountName ?? row.accountId,
      },
      column("region", 118),
      {
        id: "nodes",
        label: t("list.columns.nodes"),
        width: 70,
        shown: true,
        align: "end",
        sortKey: "nodes",
        text: (row) => format.number(row.nodes),
      },
      count("failed", 75),
      count("unreachable", 102),
      { ...count("succeeded", 100), shown: false },
      { ...count("running", 90), shown: false },
      {
        id: "other",
        label: t("list.columns.other"),
        width: 80,
        shown: false,
        align: "end",
        text: (row) => format.number(row.cancelled + row.unknown),
        cell: (row) =>
          row.cancelled + row.unknown === 0 ? (
            <span className="text-faint">0</span>
          ) : (
            <span
              title={`${t("outcomes.cancelled")} ${row.cancelled} · ${t("outcomes.unknown")} ${row.unknown}`}
            >
              {format.number(row.cancelled + row.unknown)}
            </span>
          ),
      },
      {
        id: "duration",
        label: t("list.columns.duration"),
        width: 100,
        shown: false,
        text: (row) => (isGathered(row) ? t("list.gathered") : row.endedAt),
        cell: (row) =>
          row.endedAt === null || isGathered(row) ? (
            <span className="text-faint">—</span>
          ) : (
            <Duration ms={Date.parse(row.endedAt) - Date.parse(row.startedAt)} />
          ),
      },
      {
        id: "startedBy",
        label: t("list.columns.startedBy"),
        width: 150,
        shown: false,
        sortKey: "startedBy",
        text: (row) => t(`starters.${row.startedBy}`),
      },
      {
        id: "baseline",
        label: t("list.columns.baseline"),
        width: 190,
        shown: false,
        text: (row) => row.baselineIds.map((id) => id.split("/").at(-1)).join(", ") || null,
      },
    ];
  }, [t, format, name, statusWords, scopeSearch]);
}
