import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  ResourceInput,
  ResourceItemsInput,
  ResourceTimelineInput,
} from "#lib/aws-config/contract/detail.ts";
import type {
  CountTypesInput,
  ListResourcesInput,
  ResourceFacetsInput,
  SuggestResourcesInput,
} from "#lib/aws-config/contract/list.ts";
import {
  configKeys,
  recordingDatasets,
  resourceDatasets,
  resourcePageDatasets,
  resourceTimelineDatasets,
  withoutHistory,
} from "#lib/aws-config/contract/query-keys.ts";
import type { ListRecordingInput } from "#lib/aws-config/contract/recording.ts";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";

const answers = () => import("#lib/core/contract/lists.ts");
const lists = () => import("#lib/aws-config/contract/list.ts");
const details = () => import("#lib/aws-config/contract/detail.ts");
const recording = () => import("#lib/aws-config/contract/recording.ts");

/** One page of the filtered resources; the previous page stays while the next one loads. */
export function resourcesQuery(input: Partial<ListResourcesInput>) {
  const whole = { filter: "", sort: "-changed", limit: 100, offset: 0, ...input };
  return queryOptions({
    queryKey: configKeys.resources(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configResources(whole), async () => (await lists()).listResourcesOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: resourceDatasets },
  });
}

/** Counts per value beside the list. */
export function resourceFacetsQuery(input: Partial<ResourceFacetsInput>) {
  const whole = { filter: "", ...input };
  return queryOptions({
    queryKey: configKeys.facets(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configFacets(whole), async () => (await answers()).facetsOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: resourceDatasets },
  });
}

/** Resources by type. */
export function resourceTypesQuery(input: Partial<CountTypesInput>) {
  const whole = { filter: "", ...input };
  return queryOptions({
    queryKey: configKeys.types(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configTypes(whole), async () => (await lists()).countTypesOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: resourceDatasets },
  });
}

/** Completions for the word at the cursor; not kept live: what is being typed must not jump. */
export function suggestResourcesQuery(input: Partial<SuggestResourcesInput>) {
  const whole = { filter: "", cursor: 0, ...input };
  return queryOptions({
    queryKey: configKeys.suggest(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.suggestConfig(whole), async () => (await answers()).suggestOutput, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** One resource, at a moment or now; deleted ones too. */
export function resourceQuery(input: ResourceInput) {
  return queryOptions({
    queryKey: configKeys.resource(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configResource(input), async () => (await details()).resourceOutput, { signal }),
    meta: { datasets: resourcePageDatasets, interest: withoutHistory(resourcePageDatasets) },
  });
}

/** Items and events of a resource, newest first, page by page. */
export function resourceTimelineQuery(
  input: Pick<ResourceTimelineInput, "type" | "key"> & Partial<Omit<ResourceTimelineInput, "before">>,
) {
  const whole = { limit: 100, ...input };
  return infiniteQueryOptions({
    queryKey: configKeys.timeline(whole),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchJson(
        apiHrefs.configTimeline({ ...whole, before: pageParam }),
        async () => (await details()).resourceTimelineOutput,
        { signal },
      ),
    getNextPageParam: (page) => page.next,
    meta: { datasets: resourceTimelineDatasets, interest: withoutHistory(resourcePageDatasets) },
  });
}

/** Whole items at chosen points, for their difference. */
export function resourceItemsQuery(input: ResourceItemsInput) {
  return queryOptions({
    queryKey: configKeys.items(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configItems(input), async () => (await details()).resourceItemsOutput, { signal }),
    placeholderData: keepPreviousData,
    meta: { datasets: resourcePageDatasets, interest: withoutHistory(resourcePageDatasets) },
  });
}

/** What Config records where, and how far back it is known. */
export function recordingQuery(input: ListRecordingInput) {
  return queryOptions({
    queryKey: configKeys.recording(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configRecording(input), async () => (await recording()).listRecordingOutput, {
        signal,
      }),
    placeholderData: keepPreviousData,
    meta: { datasets: recordingDatasets, interest: withoutHistory(recordingDatasets) },
  });
}
