import type { Query, QueryClient } from "@tanstack/react-query";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { interestEverySeconds } from "#lib/core/contract/live-interval.ts";
import type { LiveEvent } from "#lib/core/contract/sync-status.ts";
import { ChangeBatcher } from "./change-batcher.ts";
import { anyAnswer, fetchJson } from "./fetch-json.ts";

/** Wait before a connection that the server refused is tried again, in milliseconds. */
const retryMs = 5000;

/** What the connection needs of the browser; tests pass their own. */
export interface LiveBrowser {
  openSource: (url: string) => EventSource;
  isVisible: () => boolean;
  onVisibilityChange: (listener: () => void) => () => void;
}

/**
 * Keeps the queries of a tab live: server-sent events mark the queries whose datasets changed, and what the tab shows
 * is told to the server so that it is collected first. A hidden tab holds no connection.
 *
 * @returns a function that ends it.
 */
export function connectLive(client: QueryClient, browser: LiveBrowser): () => void {
  const batcher = new ChangeBatcher((datasets) => markStale(client, datasets));
  let source: EventSource | null = null;
  let interestTimer: ReturnType<typeof setInterval> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;

  const open = () => {
    const opened = browser.openSource(apiHrefs.live());
    source = opened;
    opened.addEventListener("message", (message) => {
      const event = readEvent(message.data);
      if (event === null) return;
      if (event.changed > 0) batcher.changed(event.dataset);
      else batcher.aged(event.dataset);
    });
    opened.addEventListener("resync", () => batcher.missed());
    opened.addEventListener("error", () => {
      // EventSource comes back by itself after a cut, but gives up when the server answers with an error.
      if (opened.readyState !== 2 || source !== opened) return;
      close();
      retryTimer = setTimeout(resume, retryMs);
    });
    interestTimer = setInterval(() => tellInterest(client), interestEverySeconds * 1000);
    tellInterest(client);
  };

  const close = () => {
    source?.close();
    source = null;
    clearInterval(interestTimer);
    clearTimeout(retryTimer);
  };

  // Whatever changed while nobody listened is read again.
  const resume = () => {
    if (source !== null || !browser.isVisible()) return;
    open();
    batcher.missed();
  };

  const unwatch = browser.onVisibilityChange(() => (browser.isVisible() ? resume() : close()));
  if (browser.isVisible()) open();
  return () => {
    unwatch();
    close();
    batcher.stop();
  };
}

/** Datasets that a query shows, from its `meta.datasets`; none means that it is not kept live. */
const datasetsOf = (query: Query): readonly string[] => namesIn(query.meta?.datasets);

/** Those of them that should be collected sooner while it is shown: `meta.interest` where not all. */
const interestOf = (query: Query): readonly string[] =>
  query.meta?.interest === undefined ? datasetsOf(query) : namesIn(query.meta.interest);

function namesIn(datasets: unknown): readonly string[] {
  return Array.isArray(datasets) ? datasets.filter((name) => typeof name === "string") : [];
}

/**
 * Marks what shows these datasets (null: any). A read that is under way may predate the change: it is left to finish,
 * and its datasets come back for the next batch.
 */
function markStale(client: QueryClient, datasets: ReadonlySet<string> | null): string[] {
  const touched = (query: Query) =>
    datasetsOf(query).filter((name) => datasets === null || datasets.has(name));
  const predicate = (query: Query) => touched(query).length > 0;
  const busy = client.getQueryCache().findAll({ predicate, fetchStatus: "fetching" });
  const late = busy.flatMap(touched);
  void client.invalidateQueries({ predicate, fetchStatus: "idle" });
  return late;
}

/** Only a hint: without it the page is refreshed at the ordinary pace. */
function tellInterest(client: QueryClient): void {
  const active = client.getQueryCache().findAll({ type: "active" });
  const datasets = [...new Set(active.flatMap(interestOf))].sort();
  if (datasets.length === 0) return;
  fetchJson(apiHrefs.liveInterest(), anyAnswer, { body: { datasets } }).catch(() => undefined);
}

/** What matters of a live event; null for anything else. By hand, because the contract's reader weighs 30 kB. */
function readEvent(text: unknown): Pick<LiveEvent, "dataset" | "changed"> | null {
  try {
    const value: unknown = typeof text === "string" ? JSON.parse(text) : null;
    if (typeof value !== "object" || value === null) return null;
    const { dataset, changed } = value as Record<string, unknown>;
    return typeof dataset === "string" && typeof changed === "number" ? { dataset, changed } : null;
  } catch {
    return null;
  }
}
