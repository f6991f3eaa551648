"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { statusKey } from "#lib/patch/domain/runs/status-key.ts";

/** Words of AWS's status of a window execution (`TIMED_OUT`) or command (`TimedOut`); others are shown as AWS writes them. */
export function useStatusWords(): (status: string | null) => string {
  const t = useTranslations("patch.runs.statuses");
  return useCallback(
    (status) => {
      if (status === null) return t("none");
      const key = statusKey(status);
      return t.has(key as never) ? t(key as never) : status;
    },
    [t],
  );
}
