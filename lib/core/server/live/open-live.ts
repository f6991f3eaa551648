import "server-only";
import pg from "pg";
import { pool } from "../db/pool.ts";
import type { VerbContext } from "../verb.ts";
import { LiveHub } from "./live-hub.ts";
import { liveStream } from "./live-stream.ts";

interface Live {
  hub: LiveHub;
  /** Aborts when the process is asked to end: a server waits for its open responses, and these never end by themselves. */
  ending: AbortSignal;
}

// Next.js may load a module more than once in a process; the connection is still to be one.
const liveKey = Symbol.for("yagura.live");
const shared: typeof globalThis & { [liveKey]?: Live } = globalThis;

function live(): Live {
  shared[liveKey] ??= startLive();
  return shared[liveKey];
}

function startLive(): Live {
  const ending = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => ending.abort());
  const hub = new LiveHub({
    newClient: () =>
      new pg.Client({
        ...pool().options,
        keepAlive: true,
        application_name: "yagura live",
        query_timeout: 10_000,
      }),
  });
  return { hub, ending: ending.signal };
}

/** `GET /api/live`: server-sent events of changed datasets until the reader leaves. */
export function openLive(ctx: VerbContext): Response {
  const { hub, ending } = live();
  const signal = AbortSignal.any([ctx.signal, ending]);
  return new Response(liveStream(hub, { accountIds: ctx.actor.accountIds, signal }), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Neither caches nor compressing or buffering proxies may hold events back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
