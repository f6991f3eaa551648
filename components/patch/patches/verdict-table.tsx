"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { PatchVerdict } from "#lib/patch/contract/patches.ts";

const tones: Record<PatchVerdict["status"], StatusTone> = {
  approved: "ok",
  explicitly_approved: "ok",
  pending: "changed",
  rejected: "warning",
  not_matched: "unknown",
  unknown: "unknown",
};

/** What each set of rules makes of the patch. */
export function VerdictTable({ verdicts }: { verdicts: readonly PatchVerdict[] }) {
  const t = useTranslations("patch.patches");
  const format = useFormatter();
  const columns = useMemo<readonly LocalColumn<PatchVerdict>[]>(
    () => [
      {
        id: "name",
        label: t("baseline"),
        width: 220,
        shown: true,
        isName: true,
        sortKey: "name",
        text: (row) => row.name,
      },
      {
        id: "status",
        label: t("verdict"),
        width: 170,
        shown: true,
        sortKey: "status",
        text: (row) => t(`verdictNames.${row.status}`),
        cell: (row) => <Status tone={tones[row.status]}>{t(`verdictNames.${row.status}`)}</Status>,
      },
      {
        id: "approvedOn",
        label: t("since"),
        width: 170,
        shown: true,
        sortKey: "approvedOn",
        text: (row) => row.approvedOn,
        cell: (row) => (row.approvedOn === null ? "—" : <Timestamp at={row.approvedOn} show="absolute" />),
      },
      {
        id: "places",
        label: t("where"),
        width: 120,
        shown: true,
        align: "end",
        sortKey: "places",
        sortValue: (row) => row.places,
        text: (row) => format.number(row.places),
      },
    ],
    [t, format],
  );
  if (verdicts.length === 0) return <p className="text-muted">{t("noVerdicts")}</p>;
  return (
    <div className="flex h-[min(16rem,40vh)] flex-col">
      <LocalTable
        label={t("verdicts")}
        columns={columns}
        rows={verdicts}
        rowKey={(row) => `${row.baselineKey} ${row.status}`}
        initialSort="name"
      />
    </div>
  );
}
