import { z } from "zod";

/** `POST /api/sign-in`, sent by the form of the sign-in page. */
export const signInInput = z.object({
  token: z.string().min(1).max(100),
  /** Path to go to afterwards. */
  next: z.string().max(8000).optional(),
});
