"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchVerdict } from "#lib/patch/contract/patches.ts";
import { useApprovalWords } from "../baselines/approval-words.ts";

const tones: Record<PatchVerdict["status"], StatusTone> = {
  approved: "ok",
  explicitly_approved: "ok",
  pending: "changed",
  rejected: "warning",
  not_matched: "unknown",
  unknown: "unknown",
};

/** Rows in view before the table scrolls: each is 29 px high, the heading 30 px. */
const rowsInView = 10;

/** What each set of rules makes of the patch, and why. */
export function VerdictTable({
  verdicts,
  releasedAt,
  scopeSearch,
}: {
  verdicts: readonly PatchVerdict[];
  /** ISO 8601; null where AWS's catalogue has no release date. */
  releasedAt: string | null;
  scopeSearch: string;
}) {
  const t = useTranslations("patch.patches");
  const format = useFormatter();
  const why = useApprovalWords();
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
        cell: (row) => (
          <Link href={hrefs.baseline(row.baselineKey, scopeSearch)}>
            <bdi>{row.name}</bdi>
          </Link>
        ),
      },
      {
        id: "status",
        label: t("verdict"),
        width: 180,
        shown: true,
        sortKey: "status",
        text: (row) => t(`verdictNames.${row.status}`),
        cell: (row) => <Status tone={tones[row.status]}>{t(`verdictNames.${row.status}`)}</Status>,
      },
      {
        id: "approvedOn",
        label: t("since"),
        width: 200,
        shown: true,
        sortKey: "approvedOn",
        text: (row) => row.approvedOn,
        cell: (row) => (row.approvedOn === null ? "—" : <Timestamp at={row.approvedOn} show="absolute" />),
      },
      {
        id: "places",
        label: t("where"),
        width: 150,
        shown: true,
        align: "end",
        sortKey: "places",
        sortValue: (row) => row.places,
        text: (row) => format.number(row.places),
      },
      {
        id: "why",
        label: t("why"),
        width: 620,
        shown: true,
        text: (row) => why({ ...row, releasedAt, rule: row.rule ?? undefined }),
      },
    ],
    [t, format, why, releasedAt, scopeSearch],
  );
  if (verdicts.length === 0) return <p className="text-muted">{t("noVerdicts")}</p>;
  return (
    <div className="flex flex-col" style={{ height: Math.min(verdicts.length, rowsInView) * 29 + 32 }}>
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
