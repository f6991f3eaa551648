"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { afterPaint } from "#lib/core/client/after-paint.ts";
import type { SelectionStore } from "./selection-store.ts";
import { useSelection, useSelectionCount } from "./use-selection.ts";

/** How many rows are selected, the way to all of the result, and the way back. Nothing while none is. */
export function SelectionBar({
  store,
  total,
  resultId,
}: {
  store: SelectionStore;
  total: number;
  /** Names the result that "all" means. */
  resultId: string;
}) {
  const t = useTranslations("table");
  const count = useSelectionCount(store, total);
  const { mode } = useSelection(store);
  if (count === 0) return null;
  const all = mode === "exclude" && count === total;
  return (
    <div className="flex min-w-0 items-center gap-2">
      <span className="font-medium text-accent" aria-live="polite" title={all ? t("allOfResult") : undefined}>
        {t("selected", { count })}
      </span>
      {!all && (
        <Button variant="quiet" size="sm" onClick={() => afterPaint(() => store.selectAll(resultId))}>
          {t("selectAllOf", { total })}
        </Button>
      )}
      <Button
        variant="quiet"
        size="sm"
        icon
        aria-label={t("clearSelection")}
        title={t("clearSelection")}
        onClick={() => store.clear()}
      >
        <X size={14} aria-hidden="true" />
      </Button>
    </div>
  );
}
