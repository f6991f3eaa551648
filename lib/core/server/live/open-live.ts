import "server-only";
import pg from "pg";
import { pool } from "../db/pool.ts";
import type { VerbContext } from "../verb.ts";
import { LiveHub } from "./live-hub.ts";
import { liveStream } from "./live-stream.ts";

// Next.js may load a module more than once in a process; the connection is still to be one.
const hubKey = Symbol.for("yagura.live-hub");
const shared: typeof globalThis & { [hubKey]?: LiveHub } = globalThis;

function hub(): LiveHub {
  shared[hubKey] ??= new LiveHub({
    newClient: () =>
      new pg.Client({
        ...pool().options,
        keepAlive: true,
        application_name: "yagura live",
        query_timeout: 10_000,
      }),
  });
  return shared[hubKey];
}

/** `GET /api/live`: server-sent events of changed datasets until the reader leaves. */
export function openLive(ctx: VerbContext): Response {
  return new Response(liveStream(hub(), { accountIds: ctx.actor.accountIds, signal: ctx.signal }), {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Neither caches nor compressing or buffering proxies may hold events back.
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}
