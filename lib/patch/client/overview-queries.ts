import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchOverviewInput } from "#lib/patch/contract/overview.ts";
import {
  countDatasets,
  overviewDatasets,
  patchKeys,
  slaDatasets,
  trendDatasets,
} from "#lib/patch/contract/query-keys.ts";
import type { PatchSlaInput } from "#lib/patch/contract/sla.ts";
import type { PatchTrendInput } from "#lib/patch/contract/trend.ts";
import type { PatchVelocityInput } from "#lib/patch/contract/velocity.ts";

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

/** How fast the releases of the last 120 days reached the nodes that need them. */
export function patchVelocityQuery(input: PatchVelocityInput) {
  return queryOptions({
    queryKey: patchKeys.velocity(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.patchVelocity(input),
        async () => (await import("#lib/patch/contract/velocity.ts")).patchVelocityOutput,
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { datasets: countDatasets },
  });
}

/** What is missing for longer than the policy allows. */
export function patchSlaQuery(input: PatchSlaInput) {
  return queryOptions({
    queryKey: patchKeys.sla(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.patchSla(input),
        async () => (await import("#lib/patch/contract/sla.ts")).patchSlaOutput,
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { datasets: slaDatasets },
  });
}
