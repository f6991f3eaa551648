import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { CompareAccountsInput } from "#lib/aws-config/contract/compare.ts";
import { configKeys, resourceDatasets } from "#lib/aws-config/contract/query-keys.ts";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";

const contract = () => import("#lib/aws-config/contract/compare.ts");

/** Resources of one type in two accounts, pair by pair; the previous page stays while the next one loads. */
export function compareAccountsQuery(input: CompareAccountsInput) {
  return queryOptions({
    queryKey: configKeys.compareAccounts(input),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.compareAccounts(input), async () => (await contract()).compareAccountsOutput, {
        signal,
      }),
    placeholderData: keepPreviousData,
    meta: { datasets: resourceDatasets },
  });
}
