import { z } from "zod";

const names = (longest: number) => z.array(z.string().min(1).max(60)).max(longest);

/** `POST /api/live/interest`: what an open page shows, so that it is collected first. Absent members mean all. */
export const liveInterestInput = z.object({
  datasets: names(50),
  accounts: names(500).optional(),
  regions: names(50).optional(),
});
export type LiveInterestInput = z.infer<typeof liveInterestInput>;

export { interestEverySeconds } from "./live-interval.ts";

/** The answer counts the account-Regions × datasets it covers. */
export const liveInterestOutput = z.object({ scopes: z.number().int() });
export type LiveInterestOutput = z.infer<typeof liveInterestOutput>;
