"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FilterRegistry } from "#lib/core/domain/filter/fields.ts";
import { parseFilter } from "#lib/core/domain/filter/parse.ts";
import type { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import type { FilterProblem } from "./filter-suggestion.ts";

let resolve: typeof resolveFilter | null = null;

/** Fetches the half of the language's reader that judges values, once somebody is about to type. */
export async function loadFilterCheck(): Promise<void> {
  resolve ??= (await import("#lib/core/domain/filter/resolve.ts")).resolveFilter;
}

/** Checks a filter while it is typed, with the server's own reader of the language, without asking the server. */
export function useFilterCheck(registry: FilterRegistry): (text: string) => FilterProblem | null {
  const t = useTranslations("filter");
  return useCallback(
    (text) => {
      const result = resolve?.(text, registry, new Date()) ?? parseFilter(text, registry);
      if (result.ok) return null;
      const { messageKey, range } = result.fault;
      return { ...range, message: t(messageKey, { near: text.slice(range.from, range.to) }) };
    },
    [t, registry],
  );
}
