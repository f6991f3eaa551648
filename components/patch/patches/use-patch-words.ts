"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FacetWords } from "#components/shared/facets/facet-views.ts";
import { patchRegistry } from "#lib/patch/domain/patch-fields.ts";
import { severityTone } from "../severity-tone.ts";

/** Words for the fields of patches and their values. */
export function usePatchWords(): FacetWords {
  const t = useTranslations("patch");
  const common = useTranslations("common");
  return useMemo(
    () => ({
      registry: patchRegistry,
      field: (key) => t(`patches.fields.${key}` as never),
      value: (field, value) => {
        if (value === null) return common("unknown");
        if (field === "lacking") return t(value === "true" ? "patches.yes" : "patches.no");
        const key = `severities.${value}`;
        return field === "severity" && /^\w+$/.test(value) && t.has(key as never) ? t(key as never) : value;
      },
      tone: (field, value) => (field === "severity" ? severityTone(value) : null),
    }),
    [t, common],
  );
}
