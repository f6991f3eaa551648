import { mutationOptions, type QueryClient, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { coreKeys } from "#lib/core/contract/query-keys.ts";
import { awsCallsOutput, type RunSyncInput, syncStatusOutput } from "#lib/core/contract/sync-status.ts";
import { fetchJson } from "./fetch-json.ts";

/** Passes that change nothing send no live event, so the status page asks again by itself (ms). */
const refreshMs = 5_000;

/** Every dataset × account-Region. */
export function syncStatusQuery() {
  return queryOptions({
    queryKey: coreKeys.syncStatus(),
    queryFn: ({ signal }) => fetchJson(apiHrefs.sync(), syncStatusOutput, { signal }),
    refetchInterval: refreshMs,
  });
}

/** AWS calls per operation over the last day. */
export function syncCallsQuery() {
  return queryOptions({
    queryKey: coreKeys.syncCalls(),
    queryFn: ({ signal }) => fetchJson(apiHrefs.syncCalls(), awsCallsOutput, { signal }),
    refetchInterval: refreshMs,
  });
}

/** Makes passes due now, ahead of others. */
export function runSyncMutation(client: QueryClient) {
  return mutationOptions({
    mutationFn: (input: RunSyncInput) => fetchJson(apiHrefs.runSync(), z.unknown(), { body: input }),
    onSuccess: () => client.invalidateQueries({ queryKey: coreKeys.sync() }),
  });
}
