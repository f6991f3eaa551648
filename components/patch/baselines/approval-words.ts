"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { StatusTone } from "#components/ui/status.tsx";
import type { ApprovalRule } from "#lib/patch/contract/baselines.ts";
import type { ApprovalReason, ApprovalStatus } from "#lib/patch/contract/effective-patches.ts";
import { useUtcDay } from "./use-utc-day.ts";

/** How each status is drawn. What nothing matches is no fault. */
export const approvalTones: Record<ApprovalStatus, StatusTone> = {
  approved: "ok",
  pending: "changed",
  explicitly_approved: "ok",
  rejected: "critical",
  not_matched: "unknown",
  unknown: "unknown",
};

interface Reasoned {
  reason: ApprovalReason;
  approvedOn: string | null;
  releasedAt: string | null;
  entry?: string | null;
  rule?: ApprovalRule | undefined;
}

/** The sentence why: "Released July 7, 2026, delay 7 days → approved July 14, 2026". */
export function useApprovalWords(): (approval: Reasoned) => string {
  const t = useTranslations("patch.baselines.reasons");
  const day = useUtcDay();
  return useCallback(
    ({ reason, approvedOn, releasedAt, entry, rule }) => {
      if (reason === "after_days" && approvedOn === null) return t("date_unknown");
      return t(reason, {
        released: releasedAt === null ? t("unknownDay") : day(releasedAt),
        approved: approvedOn === null ? t("unknownDay") : day(approvedOn),
        days: rule?.approveAfterDays ?? 0,
        date: rule?.approveUntilDate?.slice(0, 10) ?? "",
        entry: entry ?? "",
      });
    },
    [t, day],
  );
}
