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
const longestMessage = 500;

/** AWS refused for want of permission: granting the operation's IAM action would mend it. */
export function isDenied(code: string): boolean {
  return deniedCodes.has(code);
}

/** The credentials are no longer good; new ones may be. */
export function isExpired(code: string): boolean {
  return expiredCodes.has(code);
}

/** Maps whatever a collector threw to one line for the sync page. `failedOperation` is the newest call that failed. */
export function classifyError(error: unknown, failedOperation: string | null): PassFailure {
  const code = codeOf(error);
  const known = failedOperation === null ? undefined : findAwsOperation(failedOperation);
  return {
    code,
    message: messageOf(error, code),
    operation: failedOperation,
    iamAction: isDenied(code) ? (known?.iamAction ?? null) : null,
  };
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
    return `The answer was not in AWS's form${status === null ? "" : ` (HTTP ${status})`}: cut off, or not from AWS.`;
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
    /deserialization error|is not valid JSON|Unexpected (token|end)/i.test(error.message)
  );
}

function statusOf(error: unknown): number | null {
  if (typeof error !== "object" || error === null || !("$metadata" in error)) return null;
  const metadata = error.$metadata as { httpStatusCode?: unknown } | undefined;
  return typeof metadata?.httpStatusCode === "number" ? metadata.httpStatusCode : null;
}
