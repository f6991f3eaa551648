"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { PatchRun } from "#lib/patch/contract/runs.ts";

/** What a run is called: its window, its document, its association, or what was seen. */
export function useRunName(): (run: PatchRun) => string {
  const t = useTranslations("patch.runs");
  return useCallback(
    (run) => {
      if (run.startedBy === "window") {
        return run.windowName ?? t("list.ofWindow", { id: run.windowId ?? "" });
      }
      if (run.startedBy === "command") return run.documents.join(", ");
      if (run.startedBy === "association") return run.associationName ?? run.associationId ?? "";
      return t("list.seen", { operation: t(`operations.${run.operation ?? "unknown"}`) });
    },
    [t],
  );
}
