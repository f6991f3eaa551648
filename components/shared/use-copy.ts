"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toasts } from "#components/ui/toast-manager.ts";

/** Copies a text and says so, politely and not for long. */
export function useCopy(): (text: string) => void {
  const common = useTranslations("common");
  return useCallback(
    (text) => {
      navigator.clipboard.writeText(text).then(
        () => toasts.add({ title: common("copiedText", { text }), timeout: 2000, data: { tone: "ok" } }),
        () => toasts.add({ title: common("copyFailed"), data: { tone: "warning" } }),
      );
    },
    [common],
  );
}
