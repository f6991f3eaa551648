import { queryOptions } from "@tanstack/react-query";
import type { WantHistoryInput } from "#lib/aws-config/contract/detail.ts";
import { configKeys } from "#lib/aws-config/contract/query-keys.ts";
import { fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { interestEverySeconds } from "#lib/core/contract/live-interval.ts";

/** Says, as long as it is observed, that a page shows the resource: its history is read before that of others. */
export function wantedHistoryQuery(input: WantHistoryInput) {
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
    refetchInterval: interestEverySeconds * 1_000,
  });
}
