import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { CveMatrixInput } from "#lib/patch/contract/cve-matrix.ts";
import type { NodePatchesInput } from "#lib/patch/contract/node-patches.ts";
import type {
  ListPatchesInput,
  PatchFacetsInput,
  PatchInput,
  SuggestPatchesInput,
} from "#lib/patch/contract/patches.ts";
import { nodePatchDatasets, patchKeys, patchListDatasets } from "#lib/patch/contract/query-keys.ts";

const contract = () => import("#lib/patch/contract/patches.ts");
const answers = () => import("#lib/core/contract/lists.ts");
const meta = { datasets: patchListDatasets };

/** One page of the patches that the fleet reports; the previous page stays while the next one loads. */
export function patchesQuery(input: Partial<ListPatchesInput>) {
  const whole = { filter: "", sort: "-missing", limit: 100, offset: 0, ...input };
  return queryOptions({
    queryKey: patchKeys.patches(whole),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.patches(whole), async () => (await contract()).listPatchesOutput, { signal }),
    placeholderData: keepPreviousData,
    meta,
  });
}

export function patchFacetsQuery(input: PatchFacetsInput) {
  return queryOptions({
    queryKey: patchKeys.patchFacets(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.patchFacets(input), async () => (await answers()).facetsOutput, { signal }),
    placeholderData: keepPreviousData,
    meta,
  });
}

/** Completions for the word at the cursor; not kept live: what is being typed must not jump. */
export function suggestPatchesQuery(input: SuggestPatchesInput) {
  return queryOptions({
    queryKey: patchKeys.suggestPatches(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.suggestPatches(input), async () => (await answers()).suggestOutput, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}

/** One patch: facts, verdicts, places. */
export function patchQuery(input: PatchInput) {
  const { patch, ...search } = input;
  return queryOptions({
    queryKey: patchKeys.patch(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.patch(patch, search), async () => (await contract()).patchOutput, { signal }),
    meta,
  });
}

/** Nodes against CVEs, a page of each. */
export function cveMatrixQuery(input: CveMatrixInput) {
  return queryOptions({
    queryKey: patchKeys.cveMatrix(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.cveMatrix(input),
        async () => (await import("#lib/patch/contract/cve-matrix.ts")).cveMatrixOutput,
        { signal },
      ),
    placeholderData: keepPreviousData,
    meta,
  });
}

/** A node's patches and where their numbers come from. */
export function nodePatchesQuery(input: NodePatchesInput) {
  const { node, ...search } = input;
  return queryOptions({
    queryKey: patchKeys.nodePatches(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.nodePatches(node, search),
        async () => (await import("#lib/patch/contract/node-patches.ts")).nodePatchesOutput,
        { signal },
      ),
    meta: { datasets: nodePatchDatasets },
  });
}
