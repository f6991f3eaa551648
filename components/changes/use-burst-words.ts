"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useEventWords } from "#components/shared/events/event-words.ts";
import type { ChangeBurst } from "#lib/changes/contract/events.ts";

export interface BurstWords {
  /** How many changes. */
  title: (burst: ChangeBurst) => string;
  /** How many of each kind. */
  kinds: (burst: ChangeBurst) => string;
  /** How many resources, and how many changes by their types. */
  resources: (burst: ChangeBurst) => string;
}

/** What a burst consists of, in the reader's words. */
export function useBurstWords(): BurstWords {
  const t = useTranslations("changes.burst");
  const events = useEventWords();
  return useMemo(
    () => ({
      title: ({ count }) => t("title", { count }),
      kinds: ({ kinds }) =>
        kinds.map(({ kind, count }) => t("part", { count, kind: events.kind(kind) })).join(", "),
      resources: ({ resources, types }) => {
        const parts = types.map(({ resourceType, count }) => t("part", { count, kind: resourceType }));
        return `${t("resources", { count: resources })}: ${parts.join(", ")}`;
      },
    }),
    [t, events],
  );
}
