import type { LiveEvent } from "#lib/core/contract/sync-status.ts";
import type { LiveHub } from "./live-hub.ts";

export interface LiveStreamOptions {
  /** Null is every account. */
  accountIds: readonly string[] | null;
  /** Ends the stream when the reader leaves. */
  signal: AbortSignal;
  heartbeatMs?: number;
  /** After this the stream ends and the browser comes back, which checks its session again. */
  lifetimeMs?: number;
}

/** Distinct datasets × account-Regions kept for a reader who does not keep up; beyond it one `resync` stands for all. */
const pendingMax = 500;
const resync = "event: resync\ndata: {}\n\n";

/**
 * Server-sent events of one reader. A slow reader costs a bounded map, in which the newest event of a scope replaces
 * the older one: what it says is "read this again".
 */
export function liveStream(
  hub: Pick<LiveHub, "subscribe">,
  options: LiveStreamOptions,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const pending = new Map<string, string>();
  let close = () => {};

  const flush = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    if (pending.size === 0 || (controller.desiredSize ?? 0) <= 0) return;
    const text = [...pending.values()].join("");
    pending.clear();
    controller.enqueue(encoder.encode(text));
  };

  const keep = (event: LiveEvent | null) => {
    if (pending.has("resync")) return;
    if (event === null || pending.size >= pendingMax) {
      pending.clear();
      pending.set("resync", resync);
    } else {
      pending.set(
        `${event.dataset} ${event.accountId} ${event.region}`,
        `data: ${JSON.stringify(event)}\n\n`,
      );
    }
  };

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const unsubscribe = hub.subscribe((event) => {
          if (event !== null && !mayRead(options.accountIds, event)) return;
          keep(event);
          flush(controller);
        });
        const heartbeat = setInterval(() => {
          if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(": beat\n\n"));
        }, options.heartbeatMs ?? 15_000);
        const end = setTimeout(() => finish(), options.lifetimeMs ?? 60 * 60 * 1000);
        close = () => {
          clearInterval(heartbeat);
          clearTimeout(end);
          unsubscribe();
          options.signal.removeEventListener("abort", finish);
        };
        const finish = () => {
          close();
          controller.close();
        };
        controller.enqueue(encoder.encode("retry: 2000\n\n"));
        options.signal.addEventListener("abort", finish, { once: true });
      },
      pull: (controller) => flush(controller),
      cancel: () => close(),
    },
    { highWaterMark: 16 },
  );
}

const mayRead = (accountIds: readonly string[] | null, event: LiveEvent): boolean =>
  accountIds === null || accountIds.includes(event.accountId);
