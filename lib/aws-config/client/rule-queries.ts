import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import {
  aggregatorDatasets,
  configKeys,
  packDatasets,
  ruleDatasets,
} from "#lib/aws-config/contract/query-keys.ts";
import type { ListAggregatorsInput } from "#lib/aws-config/contract/recording.ts";
import type { ListRulesInput, RuleInput, RuleResourcesInput } from "#lib/aws-config/contract/rules.ts";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";

const recording = () => import("#lib/aws-config/contract/recording.ts");
const contract = () => import("#lib/aws-config/contract/rules.ts");

/** Rules by name over all accounts. */
export function rulesQuery(input: ListRulesInput) {
  return queryOptions({
    queryKey: configKeys.rules(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configRules(input), async () => (await contract()).listRulesOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: ruleDatasets },
  });
}

/** One rule in every account-Region. */
export function ruleQuery(input: RuleInput) {
  const { rule, ...search } = input;
  return queryOptions({
    queryKey: configKeys.rule(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configRule(rule, search), async () => (await contract()).ruleOutput, { signal }),
    meta: { datasets: ruleDatasets },
  });
}

/** What a rule found of resources, page by page. */
export function ruleResourcesQuery(input: RuleResourcesInput) {
  const { rule, ...search } = input;
  return queryOptions({
    queryKey: configKeys.ruleResources(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.configRuleResources(rule, search),
        async () => (await contract()).ruleResourcesOutput,
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta: { datasets: ruleDatasets },
  });
}

/** Aggregators with the state of their sources. */
export function aggregatorsQuery(input: ListAggregatorsInput) {
  return queryOptions({
    queryKey: configKeys.aggregators(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configAggregators(input), async () => (await recording()).listAggregatorsOutput, {
        signal,
      }),
    placeholderData: keepPreviousData,
    meta: { datasets: aggregatorDatasets },
  });
}

/** Conformance packs with their scores. */
export function packsQuery(input: ListRulesInput) {
  return queryOptions({
    queryKey: configKeys.packs(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configPacks(input), async () => (await contract()).listPacksOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: packDatasets },
  });
}
