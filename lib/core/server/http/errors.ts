import { AppError, type ErrorBody, type ErrorCode } from "#lib/core/contract/errors.ts";

/** The one mapping of the error vocabulary to HTTP. */
const statusOf: Readonly<Record<ErrorCode, number>> = {
  bad_request: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_many_requests: 429,
  unavailable: 503,
  internal: 500,
};

// PostgreSQL's classes for "not now": connection failures (08), too many connections (53), operator intervention
// (57, which holds shutdown and statement timeout). Everything else of SQLSTATE is a defect of ours.
const unavailableSqlState = /^(08|53|57)/;
const unreachable = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "ETIMEDOUT", "EPIPE", "EHOSTUNREACH"]);

/** What the reader may know of a failure. Messages of unknown errors never leave the process. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = readCode(error);
  if (code === "57014") return new AppError("unavailable", "The database took too long to answer.");
  if (code !== undefined && (unavailableSqlState.test(code) || unreachable.has(code))) {
    return new AppError("unavailable", "The database does not answer.");
  }
  if (
    error instanceof Error &&
    /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)
  ) {
    return new AppError("unavailable", "The database does not answer.");
  }
  return new AppError("internal", "Something went wrong in the console.");
}

function readCode(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  return typeof error.code === "string" ? error.code : undefined;
}

/** JSON body and status of a failed response. */
export function errorResponse(error: AppError, requestId: string): Response {
  const body: ErrorBody = {
    error: {
      code: error.code,
      message: error.message,
      requestId,
      ...(error.details ? { details: error.details } : {}),
    },
  };
  return Response.json(body, { status: statusOf[error.code] });
}
