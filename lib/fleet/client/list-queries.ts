import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import type { FacetsInput, ListNodesInput, SuggestInput } from "#lib/fleet/contract/list.ts";
import { fleetKeys, nodeDatasets, unmanagedDatasets } from "#lib/fleet/contract/query-keys.ts";
import type { UnmanagedInput } from "#lib/fleet/contract/unmanaged.ts";

const answers = () => import("#lib/core/contract/lists.ts");
const listContract = () => import("#lib/fleet/contract/list.ts");
const unmanagedContract = () => import("#lib/fleet/contract/unmanaged.ts");

/** One page of the filtered fleet; the previous page stays while the next one loads. */
export function nodesQuery(input: Partial<ListNodesInput>) {
  const whole = { filter: "", sort: "name", limit: 100, offset: 0, ...input };
  return queryOptions({
    queryKey: fleetKeys.nodes(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.nodes(whole), async () => (await listContract()).listNodesOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: nodeDatasets },
  });
}

/** Counts per value beside the list. */
export function facetsQuery(input: Partial<FacetsInput>) {
  const whole = { filter: "", ...input };
  return queryOptions({
    queryKey: fleetKeys.facets(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.facets(whole), async () => (await answers()).facetsOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: nodeDatasets },
  });
}

/** Completions for the word at the cursor; not kept live: what is being typed must not jump. */
export function suggestQuery(input: Partial<SuggestInput>) {
  const whole = { filter: "", cursor: 0, ...input };
  return queryOptions({
    queryKey: fleetKeys.suggest(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.suggest(whole), async () => (await answers()).suggestOutput, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

export function unmanagedQuery(input: Partial<UnmanagedInput>) {
  const whole = { search: "", sort: "reason,name", limit: 100, offset: 0, ...input };
  return queryOptions({
    queryKey: fleetKeys.unmanaged(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.unmanaged(whole), async () => (await unmanagedContract()).unmanagedOutput, {
        signal,
      }),
    placeholderData: keepPreviousData,
    meta: { datasets: unmanagedDatasets },
  });
}

export function agentsQuery(input: ScopeQuery) {
  return queryOptions({
    queryKey: fleetKeys.agents(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.agents(input), async () => (await unmanagedContract()).agentsOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: nodeDatasets },
  });
}

export function activationsQuery(input: ScopeQuery) {
  return queryOptions({
    queryKey: fleetKeys.activations(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.activations(input), async () => (await unmanagedContract()).activationsOutput, {
        signal,
      }),
    placeholderData: keepPreviousData,
    meta: { datasets: ["accounts", "activations"] },
  });
}
