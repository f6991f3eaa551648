"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { afterPaint } from "#lib/core/client/after-paint.ts";
import type { SelectionStore } from "./selection-store.ts";
import { usePageSelection } from "./use-selection.ts";

/** Selects or clears the rows of the page shown; half-ticked when only some are selected. */
export function PageCheckbox({ store, pageKeys }: { store: SelectionStore; pageKeys: readonly string[] }) {
  const t = useTranslations("table");
  const state = usePageSelection(store, pageKeys);
  // Ticked at once; a hundred rows follow in the next frame.
  const [asked, ask] = useState<boolean | null>(null);
  const all = asked ?? state === "all";
  return (
    <Checkbox
      className="block"
      aria-label={t("selectPage")}
      checked={all}
      indeterminate={asked === null && state === "some"}
      disabled={pageKeys.length === 0}
      onChange={() => {
        ask(!all);
        afterPaint(() => {
          store.setMany(pageKeys, !all);
          ask(null);
        });
      }}
    />
  );
}
