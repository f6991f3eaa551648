"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useEventWords } from "#components/shared/events/event-words.ts";
import type { FacetWords } from "#components/shared/facets/facet-views.ts";
import { useAccountWords } from "#components/shared/use-account-words.ts";
import { eventRegistry } from "#lib/changes/domain/event-fields.ts";

/** Words for the fields of events and their values. */
export function useChangeWords(): FacetWords {
  const t = useTranslations("changes");
  const common = useTranslations("common");
  const events = useEventWords();
  const account = useAccountWords();
  return useMemo(
    () => ({
      registry: eventRegistry,
      field: (key) => t(`fields.${key}` as never),
      value: (field, value) => {
        if (value === null) return field === "actor" || field === "tool" ? t("nobody") : common("unknown");
        if (field === "kind") return events.kind(value);
        if (field === "account") return account(value);
        if (field === "source") return value.replace(/^sync:/, "");
        const block = field === "tool" ? "tools" : field === "timing" ? "timings" : null;
        if (block === null || !/^[a-z]+$/.test(value)) return value;
        return t.has(`${block}.${value}` as never) ? t(`${block}.${value}` as never) : value;
      },
      tone: () => null,
    }),
    [t, common, events, account],
  );
}
