import pg from "pg";
import { env } from "../env.ts";

// Kept on globalThis: Next evaluates a module once per bundle, and each would open connections of its own.
const holder = globalThis as typeof globalThis & { yaguraPool?: pg.Pool };

/**
 * The process's connection pool, opened at the first call.
 * @throws Error when DATABASE_URL is not set.
 */
export function pool(): pg.Pool {
  holder.yaguraPool ??= openPool(requiredUrl());
  return holder.yaguraPool;
}

/** A pool of its own, for tests and for programs that know their address. */
export function openPool(connectionString: string, max = 8): pg.Pool {
  const created = new pg.Pool({
    connectionString,
    max,
    // A server process keeps what its largest query took until its session ends.
    idleTimeoutMillis: 5_000,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    application_name: "yagura",
  });
  // A server that restarts breaks idle connections; without a listener that would end the process.
  created.on("error", () => undefined);
  return created;
}

function requiredUrl(): string {
  const url = env().DATABASE_URL;
  if (url === undefined) {
    throw new Error(
      "DATABASE_URL is not set. `npm start` sets it; set it yourself to run a part of Yagura alone.",
    );
  }
  return url;
}
