import type { Query, QueryClient } from "@tanstack/react-query";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { interestEverySeconds, liveInterestOutput } from "#lib/core/contract/live.ts";
import { liveEvent } from "#lib/core/contract/sync-status.ts";
import { fetchJson } from "./fetch-json.ts";

/** Longest wait between a change and the reading of it, in milliseconds; a dataset is read again at most this often. */
const coalesceMs = 1000;

/** Datasets that a query shows, from its `meta.datasets`; none means that it is not kept live. */
function datasetsOf(query: Query): readonly string[] {
  const datasets = query.meta?.datasets;
  return Array.isArray(datasets) ? datasets.filter((name) => typeof name === "string") : [];
}

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
  const dirty = new Set<string>();
  let everything = false;
  let source: EventSource | null = null;
  let flushTimer: ReturnType<typeof setTimeout> | undefined;
  let interestTimer: ReturnType<typeof setInterval> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let lastFlush = Number.NEGATIVE_INFINITY;

  const isDirty = (query: Query) => {
    const datasets = datasetsOf(query);
    return datasets.length > 0 && (everything || datasets.some((name) => dirty.has(name)));
  };

  const flush = () => {
    flushTimer = undefined;
    lastFlush = Date.now();
    // A read that is under way may predate the change: it is left to finish, and its datasets stay dirty.
    const busy = client.getQueryCache().findAll({ predicate: isDirty, fetchStatus: "fetching" });
    const late = new Set(
      busy.flatMap((query) => datasetsOf(query)).filter((name) => everything || dirty.has(name)),
    );
    void client.invalidateQueries({ predicate: isDirty, fetchStatus: "idle" });
    dirty.clear();
    everything = false;
    for (const name of late) dirty.add(name);
    if (late.size > 0) schedule();
  };

  const schedule = () => {
    flushTimer ??= setTimeout(flush, Math.max(0, lastFlush + coalesceMs - Date.now()));
  };

  const markAll = () => {
    everything = true;
    schedule();
  };

  const tellInterest = () => {
    const active = client.getQueryCache().findAll({ type: "active" });
    const datasets = [...new Set(active.flatMap(datasetsOf))].sort();
    if (datasets.length === 0) return;
    // Only a hint: without it the page is refreshed at the ordinary pace.
    fetchJson(apiHrefs.liveInterest(), liveInterestOutput, { body: { datasets } }).catch(() => undefined);
  };

  const open = () => {
    const opened = browser.openSource(apiHrefs.live());
    source = opened;
    opened.addEventListener("message", (message) => {
      const event = liveEvent.safeParse(parseJson(message.data));
      if (!event.success) return;
      dirty.add(event.data.dataset);
      schedule();
    });
    opened.addEventListener("resync", markAll);
    opened.addEventListener("error", () => {
      // EventSource comes back by itself after a cut, but gives up when the server answers with an error.
      if (opened.readyState !== 2 || source !== opened) return;
      close();
      retryTimer = setTimeout(resume, 5 * coalesceMs);
    });
    interestTimer = setInterval(tellInterest, interestEverySeconds * 1000);
    tellInterest();
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
    markAll();
  };

  const unwatch = browser.onVisibilityChange(() => (browser.isVisible() ? resume() : close()));
  if (browser.isVisible()) open();
  return () => {
    unwatch();
    close();
    clearTimeout(flushTimer);
  };
}

function parseJson(text: unknown): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
