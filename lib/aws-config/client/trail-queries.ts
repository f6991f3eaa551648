import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { configKeys, trailDatasetNames } from "#lib/aws-config/contract/query-keys.ts";
import type { ListTrailReachInput } from "#lib/aws-config/contract/trail-reach.ts";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";

/** How far back API calls are known, for each account-Region. */
export function trailReachQuery(input: ListTrailReachInput) {
  return queryOptions({
    queryKey: configKeys.trailReach(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.trailReach(input),
        async () => (await import("#lib/aws-config/contract/trail-reach.ts")).listTrailReachOutput,
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { datasets: trailDatasetNames },
  });
}
