import type { Pool } from "pg";
import { z } from "zod";

/** Channel on which the web tells workers of queries. */
export const runnersChannel = "yagura_query";

export const runnerMessage = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("asked") }),
  z.object({ kind: z.literal("cancelled"), run: z.uuid() }),
]);
export type RunnerMessage = z.infer<typeof runnerMessage>;

/** Tells all workers at once. */
export async function notifyRunners(db: Pool, message: RunnerMessage): Promise<void> {
  await db.query("select pg_notify($1, $2)", [runnersChannel, JSON.stringify(message)]);
}
