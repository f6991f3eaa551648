import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchPolicy } from "#lib/patch/contract/policy.ts";
import { patchKeys, patchPolicyDataset } from "#lib/patch/contract/query-keys.ts";

const output = async () => (await import("#lib/patch/contract/policy.ts")).patchPolicyOutput;

/** The patch policy of the organisation. */
export function patchPolicyQuery() {
  return queryOptions({
    queryKey: patchKeys.policy(),
    queryFn: ({ signal }) => fetchJson(apiHrefs.patchPolicy(), output, { signal }),
    meta: { datasets: [patchPolicyDataset] },
  });
}

/** Sets the patch policy; `forbidden` for readers who may not. */
export function updatePatchPolicyMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (body: PatchPolicy) => fetchJson(apiHrefs.patchPolicy(), output, { method: "PUT", body }),
    onSuccess: (answer) => client.setQueryData(patchPolicyQuery().queryKey, answer),
  });
}
