"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { toasts } from "#components/ui/toast-manager.ts";
import { isolated } from "#lib/core/domain/isolated.ts";

/** Commands and other long texts would fill the screen. */
const isShort = (text: string): boolean => text.length <= 80 && !text.includes("\n");

/** Copies a text and says so, politely and not for long. */
export function useCopy(): (text: string) => void {
  const common = useTranslations("common");
  return useCallback(
    (text) => {
      const said = isShort(text) ? common("copiedText", { text: isolated(text) }) : common("copied");
      navigator.clipboard.writeText(text).then(
        () => toasts.add({ title: said, timeout: 2000, data: { tone: "ok" } }),
        () => toasts.add({ title: common("copyFailed"), data: { tone: "warning" } }),
      );
    },
    [common],
  );
}
