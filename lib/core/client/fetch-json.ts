import type { z } from "zod";
import { type ErrorCode, errorBody } from "#lib/core/contract/errors.ts";

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

/**
 * Calls the console's API and checks the answer against the contract.
 *
 * @throws {ApiError} on every failure but an abort, which stays an `AbortError`.
 */
export async function fetchJson<Schema extends z.ZodType>(
  url: string,
  schema: Schema,
  options: FetchOptions = {},
): Promise<z.output<Schema>> {
  const response = await send(url, options);
  const requestId = response.headers.get("x-request-id");
  const text = await response.text();
  const value = parseJson(text);
  if (!response.ok) throw failure(response.status, value, requestId);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new ApiError("internal", `Unexpected answer from ${url}`, requestId);
  return parsed.data;
}

async function send(url: string, options: FetchOptions): Promise<Response> {
  const hasBody = options.body !== undefined;
  try {
    return await fetch(url, {
      method: options.method ?? (hasBody ? "POST" : "GET"),
      headers: hasBody
        ? { accept: "application/json", "content-type": "application/json" }
        : { accept: "application/json" },
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
  const body = errorBody.safeParse(value);
  if (!body.success) {
    // A proxy in between answered, or the process ended mid-answer: there is no vocabulary to read.
    const code = status === 401 ? "unauthenticated" : status >= 500 ? "unavailable" : "bad_request";
    return new ApiError(code, `HTTP ${status}`, requestId);
  }
  const { error } = body.data;
  return new ApiError(error.code, error.message, error.requestId, error.details);
}
