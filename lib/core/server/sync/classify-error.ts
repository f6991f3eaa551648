import { notAvailable } from "#lib/core/contract/not-available.ts";
import { findAwsOperation } from "../aws-operations.ts";

/** Why a pass failed, for coverage: AWS's own code, and what would mend it. */
export interface PassFailure {
  code: string;
  message: string;
  /** `service:Operation` of the call that failed, when one did. */
  operation: string | null;
  /** The IAM action to grant when access was denied. */
  iamAction: string | null;
}

const deniedCodes = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "UnauthorizedOperation",
  "Client.UnauthorizedOperation",
  "AuthorizationError",
  "NotAuthorized",
]);
const expiredCodes = new Set([
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "InvalidClientTokenId",
]);
const unknownOperationCodes = new Set([
  "InvalidAction",
  "NotImplemented",
  "NotImplementedException",
  "UnknownOperation",
  "UnknownOperationException",
]);
/** Statuses that AWS-compatible servers give, with a page of HTML, to what they have not implemented. */
const missingStatuses = new Set([404, 405, 500, 501]);
const longestMessage = 500;

/** AWS refused for want of permission: granting the operation's IAM action would mend it. */
export function isDenied(code: string): boolean {
  return deniedCodes.has(code);
}

/** The credentials are no longer good; new ones may be. */
export function isExpired(code: string): boolean {
  return expiredCodes.has(code);
}

/** The target does not offer the operation at all; only another target, or a newer one, will. */
export function isNotAvailable(code: string): boolean {
  return code === notAvailable;
}

/**
 * Maps whatever a collector threw to one line for the sync page. `failedOperation` is the newest call that failed.
 * `workedBefore`: the same collection has been complete once, so that the target does offer what it needs.
 */
export function classifyError(
  error: unknown,
  failedOperation: string | null,
  workedBefore = false,
): PassFailure {
  const missing = workedBefore ? null : missingBecause(error);
  const code = missing === null ? codeOf(error) : notAvailable;
  const known = failedOperation === null ? undefined : findAwsOperation(failedOperation);
  return {
    code,
    message:
      missing === null
        ? messageOf(error, code)
        : `Not available at this target: ${failedOperation ?? "the call"} was answered with ${missing}.`,
    operation: failedOperation,
    iamAction: isDenied(code) ? (known?.iamAction ?? null) : null,
  };
}

/** What of an answer tells that its operation is not offered; null when nothing does. */
function missingBecause(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const status = statusOf(error);
  if (isWebPage(error)) {
    return status !== null && missingStatuses.has(status) ? `a web page (HTTP ${status})` : null;
  }
  if (isUnreadable(error)) return null;
  const code = codeOf(error);
  return status === 501 || unknownOperationCodes.has(code) ? `${code} (HTTP ${status ?? "?"})` : null;
}

/** The SDK keeps the answer that an error was made from. */
function isWebPage(error: Error): boolean {
  const { $response: answer } = error as { $response?: { headers?: Record<string, string> } };
  return /^text\/html\b/i.test(answer?.headers?.["content-type"] ?? "");
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "Unknown";
  if (isUnreadable(error)) return "UnreadableResponse";
  const coded = error as Error & { code?: unknown; Code?: unknown };
  if (typeof coded.Code === "string") return coded.Code;
  if (error.name !== "Error" && error.name !== "AggregateError") return error.name;
  return typeof coded.code === "string" ? coded.code : "Unknown";
}

function messageOf(error: unknown, code: string): string {
  const status = statusOf(error);
  if (code === "UnreadableResponse") {
    const http = status === null ? "" : ` (HTTP ${status})`;
    if (error instanceof Error && isWebPage(error)) return `The answer was a web page${http}, not from AWS.`;
    return `The answer was not in AWS's form${http}: cut off, or not from AWS.`;
  }
  const text = error instanceof Error ? error.message : String(error);
  const [first = ""] = text.split("\n");
  const shown = first.trim().slice(0, longestMessage);
  if (shown !== "" && shown !== "UnknownError") return shown;
  return status === null ? code : `HTTP ${status} without a message.`;
}

/** A body that could not be parsed: cut, HTML of a proxy, or another server. */
function isUnreadable(error: Error): boolean {
  return (
    error instanceof SyntaxError ||
    isWebPage(error) ||
    /deserialization error|is not valid JSON|Unexpected (token|end)/i.test(error.message)
  );
}

function statusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("$metadata" in error)) return null;
  const metadata = error.$metadata as { httpStatusCode?: unknown } | undefined;
  return typeof metadata?.httpStatusCode === "number" ? metadata.httpStatusCode : null;
}
