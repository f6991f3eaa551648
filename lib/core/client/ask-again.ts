import type { ErrorCode } from "#lib/core/contract/errors.ts";
import { ApiError } from "./fetch-json.ts";

/** Answers that another try would only repeat. */
const final: ReadonlySet<ErrorCode> = new Set([
  ...(["bad_request", "unauthenticated", "forbidden", "not_found", "conflict"] as const),
]);

/** Whether a query that failed is tried once more before its reader is told. */
export function askAgain(failures: number, error: Error): boolean {
  return failures < 1 && !(error instanceof ApiError && final.has(error.code));
}
