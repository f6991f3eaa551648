"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { Status } from "#components/ui/status.tsx";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import type { EffectivePatch } from "#lib/patch/contract/effective-patches.ts";
import { productName } from "#lib/patch/domain/baseline-words.ts";
import { approvalTones, useApprovalWords } from "./approval-words.ts";
import { useBaselineWords } from "./use-baseline-words.ts";

export function useEffectiveColumns(baseline: PatchBaseline): readonly ColumnDef<EffectivePatch>[] {
  const t = useTranslations("patch.baselines");
  const words = useBaselineWords();
  const why = useApprovalWords();
  return useMemo(() => {
    type Member = "title" | "classification" | "severity" | "complianceLevel";
    const column = (
      id: Member,
      width: number,
      say = (value: string) => value,
    ): ColumnDef<EffectivePatch> => ({
      id,
      label: t(`effective.columns.${id}`),
      width,
      shown: true,
      sortKey: id,
      text: (row) => (row[id] === null ? null : say(row[id])),
    });
    const day = (id: "releasedAt" | "approvedOn"): ColumnDef<EffectivePatch> => ({
      id,
      label: t(`effective.columns.${id}`),
      width: 120,
      shown: true,
      sortKey: id,
      // In UTC, as Patch Manager counts days.
      text: (row) => row[id]?.slice(0, 10) ?? null,
    });
    return [
      {
        id: "patch",
        label: t("effective.columns.patch"),
        width: 250,
        shown: true,
        isName: true,
        sortKey: "patch",
        text: (row) => row.patch,
        cell: (row) => <bdi className="font-mono text-sm">{row.patch}</bdi>,
      },
      {
        id: "status",
        label: t("effective.columns.status"),
        width: 170,
        shown: true,
        sortKey: "status",
        text: (row) => t(`statuses.${row.status}`),
        cell: (row) => <Status tone={approvalTones[row.status]}>{t(`statuses.${row.status}`)}</Status>,
      },
      day("releasedAt"),
      day("approvedOn"),
      {
        id: "reason",
        label: t("effective.columns.reason"),
        width: 520,
        shown: true,
        text: (row) =>
          row.reason === null
            ? t("effective.awsGivesNone")
            : why({ ...row, reason: row.reason, rule: baseline.approvalRules[row.rule ?? -1] }),
      },
      column("complianceLevel", 160, words.level),
      column("severity", 100),
      column("classification", 150, words.classification),
      {
        id: "product",
        label: t("effective.columns.product"),
        width: 180,
        shown: true,
        sortKey: "product",
        text: (row) => (row.product === "" ? null : row.product.split(", ").map(productName).join(", ")),
      },
      column("title", 480),
    ];
  }, [t, words, why, baseline]);
}
