import { queryOptions } from "@tanstack/react-query";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { coreKeys } from "#lib/core/contract/query-keys.ts";
import { fetchJson } from "./fetch-json.ts";

const contract = () => import("#lib/core/contract/sync-status.ts");

const refreshMs = 30_000;

/** What the scope picker, the time control and the badges show. Polled: a pass that changed nothing sends no event. */
export function scopeOptionsQuery() {
  return queryOptions({
    queryKey: coreKeys.scope(),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.scope(), async () => (await contract()).scopeOutput, { signal }),
    staleTime: refreshMs / 2,
    refetchInterval: refreshMs,
  });
}
