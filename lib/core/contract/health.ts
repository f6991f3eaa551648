import { z } from "zod";

/** `GET /api/health`, for supervisors and load balancers. Answers 503 when the database does not. */
export const healthOutput = z.object({
  /** `degraded`: readers are served, but no worker is collecting. */
  status: z.enum(["ok", "degraded", "down"]),
  version: z.string(),
  database: z.enum(["ok", "down"]),
  /** Workers that are alive now; null when the database does not answer. */
  workers: z.number().int().nullable(),
  /** Seconds since any dataset was last completely collected; null before the first time. */
  collectedSecondsAgo: z.number().nullable(),
});
export type HealthOutput = z.infer<typeof healthOutput>;
