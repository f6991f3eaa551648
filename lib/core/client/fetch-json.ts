import type { z } from "zod";
import type { ErrorBody, ErrorCode } from "#lib/core/contract/errors.ts";
import { isRecord } from "#lib/core/contract/is-record.ts";
import { packedType, unpackAnswer } from "#lib/core/contract/packed.ts";

/** A failed call of the console's API, in the one error vocabulary. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  /** Null when no response of the console arrived at all. */
  readonly requestId: string | null;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, requestId: string | null, details?: Record<string, unknown>) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.requestId = requestId;
    this.details = details;
  }
}

export interface FetchOptions {
  signal?: AbortSignal;
  method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON; makes the method POST unless one is given. */
  body?: unknown;
}

/** A contract, or the way to it: code that only checks is not sent to the reader's browser. */
export type Contract<Schema extends z.ZodType> = Schema | (() => Promise<Schema>);

/** For calls whose answer nobody reads. */
export const anyAnswer = async () => (await import("zod")).z.unknown();

/**
 * Calls the console's API. In development and in tests the answer is checked against the contract; the built product
 * speaks to the server it was built with and does not carry the checks.
 *
 * @throws {ApiError} on every failure but an abort, which stays an `AbortError`.
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  contract: Contract<Schema>,
  options: FetchOptions = {},
): Promise<z.output<Schema>> {
  const response = await send(url, options);
  const requestId = response.headers.get("x-request-id");
  const text = await response.text();
  const value = unpackAnswer(parseJson(text));
  if (!response.ok) throw failure(response.status, value, requestId);
  if (value === undefined) throw new ApiError("internal", `Unexpected answer from ${url}`, requestId);
  if (process.env.NODE_ENV === "production") return value as z.output<Schema>;
  const schema = typeof contract === "function" ? await contract() : contract;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ApiError("internal", `Unexpected answer from ${url}`, requestId);
  return parsed.data;
}

const accept = `${packedType}, application/json`;

async function send(url: string, options: FetchOptions): Promise<Response> {
  const hasBody = options.body !== undefined;
  try {
    return await fetch(url, {
      method: options.method ?? (hasBody ? "POST" : "GET"),
      headers: hasBody ? { accept, "content-type": "application/json" } : { accept },
      credentials: "same-origin",
      ...(hasBody ? { body: JSON.stringify(options.body) } : {}),
      ...(options.signal ? { signal: options.signal } : {}),
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new ApiError("unavailable", "The console does not answer.", null);
  }
}

function parseJson(text: string): unknown {
  try {
    return text === "" ? null : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function failure(status: number, value: unknown, requestId: string | null): ApiError {
  if (!isErrorBody(value)) {
    // A proxy in between answered, or the process ended mid-answer: there is no vocabulary to read.
    const code = status === 401 ? "unauthenticated" : status >= 500 ? "unavailable" : "bad_request";
    return new ApiError(code, `HTTP ${status}`, requestId);
  }
  const { error } = value;
  return new ApiError(error.code, error.message, error.requestId, error.details);
}

/** Whether an answer speaks the one error vocabulary. */
export function isErrorBody(value: unknown): value is ErrorBody {
  const error = isRecord(value) ? value.error : undefined;
  return isRecord(error) && ["code", "message", "requestId"].every((name) => typeof error[name] === "string");
}
