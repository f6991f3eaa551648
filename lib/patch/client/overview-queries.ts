import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchOverviewInput } from "#lib/patch/contract/overview.ts";
import { overviewDatasets, patchKeys, trendDatasets } from "#lib/patch/contract/query-keys.ts";
import type { PatchTrendInput } from "#lib/patch/contract/trend.ts";

/** Nodes by class in all, and by account, Region, operating system, patch group, baseline and severity. */
export function patchOverviewQuery(input: PatchOverviewInput) {
  return queryOptions({
    queryKey: patchKeys.overview(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.patchOverview(input),
        async () => (await import("#lib/patch/contract/overview.ts")).patchOverviewOutput,
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { datasets: overviewDatasets },
  });
}

/** Samples of the classes over time. */
export function patchTrendQuery(input: PatchTrendInput) {
  return queryOptions({
    queryKey: patchKeys.trend(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.patchTrend(input),
        async () => (await import("#lib/patch/contract/trend.ts")).patchTrendOutput,
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { datasets: trendDatasets },
  });
}
