import "server-only";
import type { VerbContext } from "../verb.ts";
import { liveStream } from "./live-stream.ts";
import { processLive } from "./process-live.ts";

/** `GET /api/live`: server-sent events of changed datasets until the reader leaves. */
export function openLive(ctx: VerbContext): Response {
  const { hub, ending } = processLive();
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
