import { pool } from "../db/pool.ts";
import { env } from "../env.ts";
import type { RouteDependencies } from "./create-route.ts";

/** The running web process: its pool, clock, settings and standard error. */
export const processDependencies: RouteDependencies = {
  db: pool,
  now: () => new Date(),
  listenHost: () => env().YAGURA_HOST,
  log: (line) => {
    process.stderr.write(`${JSON.stringify(line)}\n`);
  },
};
