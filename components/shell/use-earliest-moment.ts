"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** Pages whose past is AWS's own, of configuration items and API calls, and older than Yagura's first pass. */
const pagesOfItems = [hrefs.resources(), hrefs.compare(), hrefs.changes()];

/** AWS Config has existed since then: no configuration item is older. */
const firstItems = "2014-11-12T00:00:00.000Z";

/** Whether the page of this path can answer for moments before Yagura's first pass. */
export const hasOlderPast = (path: string): boolean =>
  pagesOfItems.some((page) => path === page || path.startsWith(`${page}/`));

export interface EarliestMoment {
  /** ISO 8601; null is no moment at all, undefined is not known yet. */
  at: string | null | undefined;
  /** Whether the page itself says how far back it is complete. */
  isOfItems: boolean;
}

/** The earliest moment that the page shown can answer for. */
export function useEarliestMoment(): EarliestMoment {
  const path = usePathname();
  const { data } = useQuery(scopeOptionsQuery());
  const isOfItems = hasOlderPast(path);
  return { at: isOfItems ? firstItems : data?.earliestAsOf, isOfItems };
}
