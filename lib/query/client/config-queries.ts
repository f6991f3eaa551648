import { queryOptions } from "@tanstack/react-query";
import { anyAnswer, fetchJson } from "#lib/core/client/fetch-json.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import type { ConfigRun } from "#lib/query/contract/config-runs.ts";
import { queryKeys } from "#lib/query/contract/query-keys.ts";

const contract = () => import("#lib/query/contract/config-runs.ts");

/** What a query to AWS Config can ask, and of whom. */
export function configCatalogQuery() {
  return queryOptions({
    queryKey: queryKeys.configCatalog(),
    queryFn: ({ signal }) =>
      fetchJson(apiHrefs.configCatalog(), async () => (await contract()).configCatalogOutput, { signal }),
    staleTime: 60_000,
    meta: { datasets: ["config-stored-queries", "config-aggregators"] },
  });
}

export interface ConfigQueryInput {
  text: string;
  accounts: readonly string[] | null;
  regions: readonly string[] | null;
  aggregator: string | null;
}

/** First and longest wait between looks at a run, in milliseconds. */
const [firstWaitMs, longestWaitMs] = [150, 1_000];

/**
 * Puts a query to AWS Config and follows it until it is settled; `onProgress` hears of each look at it, first of its id.
 * The signal ends it without an answer; after `cancelConfigRun` its answer is what came until then.
 */
export async function runConfigQuery(
  input: ConfigQueryInput,
  signal: AbortSignal,
  onProgress: (run: ConfigRun) => void,
): Promise<ConfigRun> {
  const { id } = await startRun(input, signal);
  // Nobody would read what a run answers that is followed no longer.
  const leave = () => void cancelConfigRun(id).catch(() => undefined);
  signal.addEventListener("abort", leave, { once: true });
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(longestWaitMs, waitMs * 1.5)) {
    const run = await fetchJson(apiHrefs.configRun(id), async () => (await contract()).configRun, { signal });
    onProgress(run);
    if (run.settled) {
      signal.removeEventListener("abort", leave);
      return run;
    }
    await wait(waitMs, signal);
  }
}

function startRun({ text, accounts, regions, aggregator }: ConfigQueryInput, signal: AbortSignal) {
  const body = {
    text,
    ...(accounts && { accounts: accounts.join(",") }),
    ...(regions && { regions: regions.join(",") }),
    ...(aggregator !== null && { aggregator }),
  };
  return fetchJson(apiHrefs.configRuns(), async () => (await contract()).startConfigRunOutput, {
    body,
    signal,
  });
}

/** Ends a run; what was answered until then is its answer. */
export function cancelConfigRun(id: string): Promise<unknown> {
  return fetchJson(apiHrefs.configRun(id), anyAnswer, { method: "DELETE" });
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", abort);
      resolve();
    }, ms);
    signal.addEventListener("abort", abort, { once: true });
  });
}
