"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { SelectionStore } from "./selection-store.ts";
import { usePageSelection } from "./use-selection.ts";

/** Selects or clears the rows of the page shown; half-ticked when only some are selected. */
export function PageCheckbox({ store, pageKeys }: { store: SelectionStore; pageKeys: readonly string[] }) {
  const t = useTranslations("table");
  const state = usePageSelection(store, pageKeys);
  return (
    <Checkbox
      className="block"
      aria-label={t("selectPage")}
      checked={state === "all"}
      indeterminate={state === "some"}
      disabled={pageKeys.length === 0}
      onChange={() => store.setMany(pageKeys, state !== "all")}
    />
  );
}
