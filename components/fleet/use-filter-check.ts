"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FilterProblem } from "#components/shared/filter-bar/filter-suggestion.ts";
import { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { nodeRegistry } from "#lib/fleet/domain/node-fields.ts";

/** Checks a filter while it is typed, with the server's own reader of the language, without asking the server. */
export function useFilterCheck(): (text: string) => FilterProblem | null {
  const t = useTranslations("filter");
  return useCallback(
    (text) => {
      const result = resolveFilter(text, nodeRegistry, new Date());
      if (result.ok) return null;
      const { messageKey, range } = result.fault;
      return { ...range, message: t(messageKey, { near: text.slice(range.from, range.to) }) };
    },
    [t],
  );
}
