import { pool } from "../db/pool.ts";
import { processCache } from "../process-cache.ts";
import type { RouteDependencies } from "./create-route.ts";
import { hostRules } from "./host-rules.ts";

/** The running web process: its pool, clock, settings and standard error. */
export const processDependencies: RouteDependencies = {
  db: pool,
  cache: processCache,
  now: () => new Date(),
  hosts: hostRules,
  log: (line) => {
    process.stderr.write(`${JSON.stringify(line)}\n`);
  },
};
