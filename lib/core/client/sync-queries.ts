import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { coreKeys } from "#lib/core/contract/query-keys.ts";
import type { RunSyncInput } from "#lib/core/contract/sync-status.ts";
import { anyAnswer, fetchJson } from "./fetch-json.ts";

const contract = () => import("#lib/core/contract/sync-status.ts");

/** Passes that change nothing send no live event, so the status page asks again by itself (ms). */
const refreshMs = 5_000;

/** Every dataset × account-Region. */
export function syncStatusQuery() {
  return queryOptions({
    queryKey: coreKeys.syncStatus(),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.sync(), async () => (await contract()).syncStatusOutput, { signal }),
    refetchInterval: refreshMs,
  });
}

/** AWS calls per operation over the last day. */
export function syncCallsQuery() {
  return queryOptions({
    queryKey: coreKeys.syncCalls(),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.syncCalls(), async () => (await contract()).awsCallsOutput, { signal }),
    refetchInterval: refreshMs,
  });
}

/** Makes passes due now, ahead of others. */
export function runSyncMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (input: RunSyncInput) => fetchJson(apiHrefs.runSync(), anyAnswer, { body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: coreKeys.sync() }),
  });
}
