import { z } from "zod";

/** `GET /api/health`, for supervisors and load balancers. Answers 503 when the database does not. */
export const healthOutput = z.object({
  status: z.enum(["ok", "degraded", "down"]),
  version: z.string(),
  database: z.enum(["ok", "down"]),
  /** Seconds since a worker last showed itself; null when none ever has or the database does not answer. */
  workerAgeSeconds: z.number().nullable(),
});
export type HealthOutput = z.infer<typeof healthOutput>;
