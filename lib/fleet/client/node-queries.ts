import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { NodeInput, NodeInventoryInput, NodeTimelineInput } from "#lib/fleet/contract/detail.ts";
import {
  fleetKeys,
  inventoryDatasets,
  nodePageDatasets,
  nodeTimelineDatasets,
} from "#lib/fleet/contract/query-keys.ts";

const contract = () => import("#lib/fleet/contract/detail.ts");

/** Facts of one node, at a moment or now; ended nodes too. */
export function nodeQuery(input: NodeInput) {
  const { node, ...search } = input;
  return queryOptions({
    queryKey: fleetKeys.node(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.node(node, search), async () => (await contract()).nodeOutput, { signal }),
    meta: { datasets: nodePageDatasets },
  });
}

/** The node's events, newest first, page by page. */
export function nodeTimelineQuery(
  input: Pick<NodeTimelineInput, "node"> & Partial<Omit<NodeTimelineInput, "before">>,
) {
  const whole = { limit: 100, ...input };
  const { node, ...search } = whole;
  return infiniteQueryOptions({
    queryKey: fleetKeys.nodeTimeline(whole),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchJson(
        apiHrefs.nodeTimeline(node, { ...search, before: pageParam }),
        async () => (await contract()).nodeTimelineOutput,
        {
          signal,
        },
      ),
    getNextPageParam: (page) => page.next,
    // Passes that serve the node itself are made sooner; what AWS Config and CloudTrail tell is taken as it comes.
    meta: { datasets: nodeTimelineDatasets, interest: nodePageDatasets },
  });
}

/** One inventory type of a node, searched, and compared when asked. */
export function nodeInventoryQuery(
  input: Pick<NodeInventoryInput, "node" | "type"> & Partial<NodeInventoryInput>,
) {
  const whole = { search: "", limit: 200, offset: 0, onlyDifferences: true, ...input };
  const { node, ...search } = whole;
  return queryOptions({
    queryKey: fleetKeys.nodeInventory(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.nodeInventory(node, search), async () => (await contract()).nodeInventoryOutput, {
        signal,
      }),
    placeholderData: keepPreviousData,
    meta: { datasets: inventoryDatasets },
  });
}

/** AWS's own shapes of a node as last collected. */
export function nodeRawQuery(input: NodeInput) {
  const { node, ...search } = input;
  return queryOptions({
    queryKey: fleetKeys.nodeRaw(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.nodeRaw(node, search), async () => (await contract()).nodeRawOutput, { signal }),
    meta: { datasets: nodePageDatasets },
  });
}
