import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import type {
  ChangeInput,
  ChangesInput,
  ListChangesInput,
  SuggestChangesInput,
} from "#lib/changes/contract/events.ts";
import { changeDatasets, changeInterest, changesKeys } from "#lib/changes/contract/query-keys.ts";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";

const contract = () => import("#lib/changes/contract/events.ts");
const answers = () => import("#lib/core/contract/lists.ts");
const meta = { datasets: changeDatasets, interest: changeInterest };

/** Lines on one page. */
const pageLines = 60;
/** Events of an open burst that stand below it. */
const burstEvents = 100;

/** The list, newest first, page by page; the lines shown stay while those of another question load. */
export function changesQuery(input: ChangesInput & Pick<ListChangesInput, "grouped">) {
  const whole = { ...input, limit: pageLines };
  return infiniteQueryOptions({
    queryKey: changesKeys.list(whole),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      fetchJson(
        apiHrefs.changes({ ...whole, before: pageParam }),
        async () => (await contract()).listChangesOutput,
        { signal },
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    meta,
  });
}

/** The newest events of one burst, one by one. */
export function burstQuery(input: ChangesInput & { burst: string }) {
  const whole = { ...input, grouped: false, limit: burstEvents };
  return queryOptions({
    queryKey: changesKeys.burst(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.changes(whole), async () => (await contract()).listChangesOutput, { signal }),
    meta,
  });
}

export function changeHistogramQuery(input: ChangesInput) {
  return queryOptions({
    queryKey: changesKeys.histogram(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.changeHistogram(input), async () => (await contract()).histogramOutput, { signal }),
    placeholderData: keepPreviousData,
    meta,
  });
}

export function changeFacetsQuery(input: ChangesInput) {
  return queryOptions({
    queryKey: changesKeys.facets(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.changeFacets(input), async () => (await answers()).facetsOutput, { signal }),
    placeholderData: keepPreviousData,
    meta,
  });
}

/** Completions for the word at the cursor; not kept live: what is being typed must not jump. */
export function suggestChangesQuery(input: SuggestChangesInput) {
  return queryOptions({
    queryKey: changesKeys.suggest(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.suggestChanges(input), async () => (await answers()).suggestOutput, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** One event with what the same API call did. */
export function changeQuery({ event }: ChangeInput) {
  return queryOptions({
    queryKey: changesKeys.event({ event }),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.change(event), async () => (await contract()).changeOutput, { signal }),
    meta,
  });
}
