import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { BaselineDiffInput, BaselineInput } from "#lib/patch/contract/baseline-detail.ts";
import type { ListBaselinesInput } from "#lib/patch/contract/baseline-list.ts";
import type { ApprovalDatesInput, EffectivePatchesInput } from "#lib/patch/contract/effective-patches.ts";
import { baselineDatasets, effectivePatchDatasets, patchKeys } from "#lib/patch/contract/query-keys.ts";

const list = () => import("#lib/patch/contract/baseline-list.ts");
const detail = () => import("#lib/patch/contract/baseline-detail.ts");
const effective = () => import("#lib/patch/contract/effective-patches.ts");

/** One page of patch baselines; the previous page stays while the next one loads. */
export function baselinesQuery(input: ListBaselinesInput) {
  return queryOptions({
    queryKey: patchKeys.baselines(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.baselines(input), async () => (await list()).listBaselinesOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: baselineDatasets },
  });
}

/** One page of patch baselines by name and operating system. */
export function baselineGroupsQuery(input: ListBaselinesInput) {
  return queryOptions({
    queryKey: patchKeys.baselineGroups(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.baselineGroups(input), async () => (await list()).listBaselineGroupsOutput, {
        signal,
      }),
    placeholderData: keepPreviousData,
    meta: { datasets: baselineDatasets },
  });
}

/** One patch baseline with what uses it, at a moment or now. */
export function baselineQuery(input: BaselineInput) {
  const { baseline, ...search } = input;
  return queryOptions({
    queryKey: patchKeys.baseline(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.baseline(baseline, search), async () => (await detail()).baselineOutput, { signal }),
    meta: { datasets: baselineDatasets },
  });
}

/** What changed in a baseline, newest first. */
export function baselineHistoryQuery(input: BaselineInput) {
  const { baseline, ...search } = input;
  return queryOptions({
    queryKey: patchKeys.baselineHistory(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.baselineHistory(baseline, search),
        async () => (await detail()).baselineHistoryOutput,
        {
          signal,
        },
      ),
    meta: { datasets: baselineDatasets },
  });
}

/** How a baseline differs from another one, or from itself at another moment. */
export function baselineDiffQuery(input: BaselineDiffInput) {
  const { baseline, ...search } = input;
  return queryOptions({
    queryKey: patchKeys.baselineDiff(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.baselineDiff(baseline, search), async () => (await detail()).baselineDiffOutput, {
        signal,
      }),
    meta: { datasets: baselineDatasets },
  });
}

/** One page of what a baseline makes of patches. */
export function effectivePatchesQuery(
  input: Pick<EffectivePatchesInput, "baseline"> & Partial<EffectivePatchesInput>,
) {
  const whole = { search: "", sort: "-releasedAt,patch", limit: 100, offset: 0, ...input };
  const { baseline, ...search } = whole;
  return queryOptions({
    queryKey: patchKeys.effectivePatches(whole),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.effectivePatches(baseline, search),
        async () => (await effective()).effectivePatchesOutput,
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { datasets: effectivePatchDatasets },
  });
}

/** When each rule of a baseline approves a patch or a release. */
export function approvalDatesQuery(input: ApprovalDatesInput) {
  const { baseline, ...search } = input;
  return queryOptions({
    queryKey: patchKeys.approvalDates(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.approvalDates(baseline, search),
        async () => (await effective()).approvalDatesOutput,
        {
          signal,
        },
      ),
    placeholderData: keepPreviousData,
    meta: { datasets: effectivePatchDatasets },
  });
}
