"use client";

import { useCallback } from "react";
import { serialiseScope } from "#lib/core/client/scope-params.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";

interface Place {
  accountId: string;
  region: string;
  baselineId: string;
}

/** Leads to the nodes that use a baseline, at the moment shown; `patchClass` narrows them to one class. */
export function useNodesHref(): (baseline: Place, patchClass?: string | null) => string {
  const { scope } = useScope();
  return useCallback(
    ({ accountId, region, baselineId }, patchClass) => {
      const place = serialiseScope({ ...scope, accounts: [accountId], regions: [region] });
      const search = new URLSearchParams(place);
      const narrowed = patchClass === undefined ? "" : ` patch:${patchClass ?? "none"}`;
      search.set("filter", `baseline:${baselineId}${narrowed}`);
      return hrefs.patchNodes(search.toString());
    },
    [scope],
  );
}
