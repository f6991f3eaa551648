import pg from "pg";
import { pool } from "../db/pool.ts";
import { LiveHub } from "./live-hub.ts";

interface ProcessLive {
  hub: LiveHub;
  /** Aborts when the process is asked to end: a server waits for its open responses, and these never end by themselves. */
  ending: AbortSignal;
}

// Next.js may load a module more than once in a process; the connection is still to be one.
const liveKey = Symbol.for("yagura.live");
const shared: typeof globalThis & { [liveKey]?: ProcessLive } = globalThis;

/** The running process's one LISTEN connection. */
export function processLive(): ProcessLive {
  shared[liveKey] ??= startLive();
  return shared[liveKey];
}

function startLive(): ProcessLive {
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
