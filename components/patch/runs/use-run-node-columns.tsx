"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { Duration } from "#components/shared/duration.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import type { RunNode } from "#lib/patch/contract/runs.ts";
import { outcomeTones } from "./outcome-tones.ts";

export function useRunNodeColumns(): readonly ColumnDef<RunNode>[] {
  const t = useTranslations("patch.runs");
  const format = useFormatter();
  return useMemo(() => {
    const count = (
      id: "installed" | "missing" | "failed" | "pendingReboot",
      member: "installedCount" | "missingCount" | "failedCount" | "pendingRebootCount",
    ): ColumnDef<RunNode> => ({
      id,
      label: t(`run.columns.${id}`),
      width: 120,
      shown: true,
      align: "end",
      sortKey: id,
      text: (row) => {
        const value = row[member];
        return value === null ? null : format.number(value);
      },
    });
    return [
      {
        id: "name",
        label: t("run.columns.name"),
        width: 240,
        shown: true,
        isName: true,
        sortKey: "name",
        text: (row) => row.name ?? row.nodeId,
        cell: (row) => (
          <button type="button" data-stop="name" tabIndex={-1} className="text-accent hover:underline">
            <bdi>{row.name ?? row.nodeId}</bdi>
          </button>
        ),
      },
      {
        id: "outcome",
        label: t("run.columns.outcome"),
        width: 130,
        shown: true,
        sortKey: "outcome",
        text: (row) => t(`outcomes.${row.outcome}`),
        cell: (row) => <Status tone={outcomeTones[row.outcome]}>{t(`outcomes.${row.outcome}`)}</Status>,
      },
      {
        id: "status",
        label: t("run.columns.status"),
        width: 150,
        shown: true,
        text: (row) => row.statusDetails ?? row.status ?? "—",
      },
      {
        id: "responseCode",
        label: t("run.columns.responseCode"),
        width: 105,
        shown: true,
        align: "end",
        sortKey: "responseCode",
        // -1 is AWS's code for a command that never ran.
        text: (row) => (row.responseCode === null || row.responseCode < 0 ? "—" : String(row.responseCode)),
      },
      count("installed", "installedCount"),
      count("missing", "missingCount"),
      count("failed", "failedCount"),
      count("pendingReboot", "pendingRebootCount"),
      {
        id: "started",
        label: t("run.columns.started"),
        width: 275,
        shown: true,
        sortKey: "started",
        text: (row) => row.startedAt,
        cell: (row) => <Timestamp at={row.startedAt} />,
      },
      {
        id: "took",
        label: t("run.columns.took"),
        width: 110,
        shown: true,
        text: (row) => row.endedAt ?? "—",
        cell: (row) =>
          row.endedAt === null || row.startedAt === null ? (
            "—"
          ) : (
            <Duration ms={Date.parse(row.endedAt) - Date.parse(row.startedAt)} />
          ),
      },
      {
        id: "nodeId",
        label: t("run.columns.nodeId"),
        width: 180,
        shown: true,
        sortKey: "nodeId",
        text: (row) => row.nodeId,
        cell: (row) => <span className="font-mono text-sm">{row.nodeId}</span>,
      },
    ];
  }, [t, format]);
}
