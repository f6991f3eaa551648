import { queryOptions } from "@tanstack/react-query";
import type { WantHistoryInput } from "#lib/aws-config/contract/detail.ts";
import { configKeys } from "#lib/aws-config/contract/query-keys.ts";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { interestEverySeconds } from "#lib/core/contract/live-interval.ts";

/**
 * Says, as long as it is observed, that a page shows the resource: its history is read before that of others. Once all is
 * known that the page shows (`isWhole`), only until nothing is left.
 */
export function wantedHistoryQuery(input: WantHistoryInput, isWhole = false) {
  return queryOptions({
    queryKey: configKeys.wantedHistory(input),
    queryFn: ({ signal }) =>
      fetchJson(
        apiHrefs.configWantedHistory(),
        async () => (await import("#lib/aws-config/contract/detail.ts")).wantHistoryOutput,
        { body: input, signal },
      ),
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state: { data } }) =>
      isWhole && data?.isWanted !== true ? false : interestEverySeconds * 1_000,
  });
}
