import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { queryKeys } from "#lib/query/contract/query-keys.ts";

const contract = () => import("#lib/query/contract/read-model.ts");

/** The views that a statement can read. */
export function queryViewsQuery() {
  return queryOptions({
    queryKey: queryKeys.views(),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.queryViews(), async () => (await contract()).listQueryViewsOutput, { signal }),
    staleTime: 5 * 60_000,
  });
}

/** Runs a statement over the read model; the signal ends it in the database too. */
export async function runStatement(
  input: { text: string; accounts: readonly string[] | null; regions: readonly string[] | null },
  signal: AbortSignal,
) {
  const { text, accounts, regions } = input;
  const body = {
    text,
    ...(accounts && { accounts: accounts.join(",") }),
    ...(regions && { regions: regions.join(",") }),
  };
  return fetchJson(apiHrefs.runStatement(), async () => (await contract()).runStatementOutput, {
    body,
    signal,
  });
}
