"use client";

import { useFormatter, useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
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
  const format = useFormatter();
  const count = useSelectionCount(store, total);
  const { mode } = useSelection(store);
  if (count === 0) return null;
  const all = mode === "exclude" && count === total;
  return (
    <div className="flex min-w-0 items-center gap-2">
      <span className="font-medium text-accent" aria-live="polite" title={all ? t("allOfResult") : undefined}>
        {t("selected", { count: format.number(count) })}
      </span>
      {!all && (
        <Button variant="quiet" size="sm" onClick={() => store.selectAll(resultId)}>
          {t("selectAllOf", { total: format.number(total) })}
        </Button>
      )}
      <Button variant="quiet" size="sm" onClick={() => store.clear()}>
        {t("clearSelection")}
      </Button>
    </div>
  );
}
