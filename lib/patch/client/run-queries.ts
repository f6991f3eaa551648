import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { coverDatasets, patchKeys, runDatasets, windowDatasets } from "#lib/patch/contract/query-keys.ts";
import type { RunInput, RunOutputInput, RunsInput } from "#lib/patch/contract/runs.ts";
import type { UpcomingInput, WindowsInput } from "#lib/patch/contract/windows.ts";

const runs = () => import("#lib/patch/contract/runs.ts");
const windows = () => import("#lib/patch/contract/windows.ts");

/** One page of scans and installations; the previous one stays while the next one loads. */
export function runsQuery(input: RunsInput) {
  return queryOptions({
    queryKey: patchKeys.runs(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.patchRuns(input), async () => (await runs()).runsOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: runDatasets },
  });
}

/** One run with a page of its nodes. */
export function runQuery(input: RunInput) {
  const { run, ...search } = input;
  return queryOptions({
    queryKey: patchKeys.run(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.patchRun(run, search), async () => (await runs()).runOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: runDatasets },
  });
}

/** What a run wrote on one node. */
export function runOutputQuery(input: RunOutputInput) {
  const { run, ...search } = input;
  return queryOptions({
    queryKey: patchKeys.runOutput(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.patchRunOutput(run, search), async () => (await runs()).runOutputOutput, { signal }),
    meta: { datasets: ["command-invocations"] },
  });
}

/** Maintenance windows with their next runs. */
export function windowsQuery(input: WindowsInput) {
  return queryOptions({
    queryKey: patchKeys.windows(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.patchWindows(input), async () => (await windows()).windowsOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: windowDatasets },
  });
}

/** What will patch within the next days. */
export function upcomingQuery(input: UpcomingInput) {
  return queryOptions({
    queryKey: patchKeys.upcoming(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.upcomingPatchRuns(input), async () => (await windows()).upcomingOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: windowDatasets },
  });
}

/** Nodes by whether any window patches them. */
export function uncoveredQuery(input: ScopeQuery) {
  return queryOptions({
    queryKey: patchKeys.uncovered(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.uncoveredNodes(input), async () => (await windows()).uncoveredOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: coverDatasets },
  });
}
