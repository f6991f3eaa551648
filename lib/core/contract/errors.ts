import { z } from "zod";

/** The one error vocabulary. Each code maps to one HTTP status, in `route()` only. */
export const errorCode = z.enum([
  "bad_request",
  "unauthenticated",
  "forbidden",
  "not_found",
  "conflict",
  "too_many_requests",
  "unavailable",
  "internal",
]);
export type ErrorCode = z.infer<typeof errorCode>;

/** Body of every failed response. `requestId` is also in the `x-request-id` header and in the server's log. */
export const errorBody = z.object({
  error: z.object({
    code: errorCode,
    message: z.string(),
    requestId: z.string(),
    /** Where in the request the fault lies, for example a filter's character range. */
    details: z.record(z.string(), z.unknown()).optional(),
  }),
});
export type ErrorBody = z.infer<typeof errorBody>;

/** An error whose message is meant for the person who made the request. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.details = details;
  }
}
