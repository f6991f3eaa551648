import { queryOptions } from "@tanstack/react-query";
import type { ResourceGraphInput } from "#lib/aws-config/contract/detail.ts";
import type { NodeResourcesInput } from "#lib/aws-config/contract/node-resources.ts";
import {
  configKeys,
  nodeResourceDatasets,
  resourcePageDatasets,
  resourceRuleDatasets,
  withoutHistory,
} from "#lib/aws-config/contract/query-keys.ts";
import type { ResourceRulesInput } from "#lib/aws-config/contract/resource-rules.ts";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";

const details = () => import("#lib/aws-config/contract/detail.ts");
const node = () => import("#lib/aws-config/contract/node-resources.ts");
const rules = () => import("#lib/aws-config/contract/resource-rules.ts");

/** A resource and what is one step away from it. */
export function resourceGraphQuery(
  input: Pick<ResourceGraphInput, "type" | "key"> & Partial<ResourceGraphInput>,
) {
  const whole = { limit: 60, ...input };
  return queryOptions({
    queryKey: configKeys.graph(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configGraph(whole), async () => (await details()).resourceGraphOutput, { signal }),
    meta: { datasets: resourcePageDatasets, interest: withoutHistory(resourcePageDatasets) },
  });
}

/** What rules find of one resource. */
export function resourceRulesQuery(input: ResourceRulesInput) {
  return queryOptions({
    queryKey: configKeys.resourceRules(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configResourceRules(input), async () => (await rules()).resourceRulesOutput, {
        signal,
      }),
    meta: { datasets: resourceRuleDatasets },
  });
}

/** What AWS Config records of a node. */
export function nodeResourcesQuery(input: NodeResourcesInput) {
  return queryOptions({
    queryKey: configKeys.nodeResources(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configNodeResources(input), async () => (await node()).nodeResourcesOutput, {
        signal,
      }),
    meta: { datasets: nodeResourceDatasets, interest: withoutHistory(nodeResourceDatasets) },
  });
}
