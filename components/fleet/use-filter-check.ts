"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FilterProblem } from "#components/shared/filter-bar/filter-suggestion.ts";
import { parseFilter } from "#lib/core/domain/filter/parse.ts";
import type { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { nodeRegistry } from "#lib/fleet/domain/node-fields.ts";

let resolve: typeof resolveFilter | null = null;

/** Fetches the half of the language's reader that judges values, once somebody is about to type. */
export async function loadFilterCheck(): Promise<void> {
  resolve ??= (await import("#lib/core/domain/filter/resolve.ts")).resolveFilter;
}

/** Checks a filter while it is typed, with the server's own reader of the language, without asking the server. */
export function useFilterCheck(): (text: string) => FilterProblem | null {
  const t = useTranslations("filter");
  return useCallback(
    (text) => {
      const result = resolve?.(text, nodeRegistry, new Date()) ?? parseFilter(text, nodeRegistry);
      if (result.ok) return null;
      const { messageKey, range } = result.fault;
      return { ...range, message: t(messageKey, { near: text.slice(range.from, range.to) }) };
    },
    [t],
  );
}
