import type { z } from "zod";
import { AppError } from "#lib/core/contract/errors.ts";

/** Longest accepted request body, in bytes: a selection of 50,000 node keys fits, an upload does not. */
const maxBodyBytes = 4 * 1024 * 1024;

export interface InputSchemas {
  query?: z.ZodType | undefined;
  body?: z.ZodType | undefined;
  params?: z.ZodType | undefined;
}

/**
 * Query, body and path parameters, each checked by its schema, merged into one verb input.
 *
 * @throws {AppError} `bad_request` naming every fault, with `details.issues` of path and message.
 */
export async function readInput(
  schemas: InputSchemas,
  request: Request,
  params: Promise<unknown> | undefined,
): Promise<Record<string, unknown>> {
  const query = schemas.query
    ? parse(schemas.query, Object.fromEntries(new URL(request.url).searchParams))
    : undefined;
  const body = schemas.body ? parse(schemas.body, await readBody(request)) : undefined;
  const path = schemas.params ? parse(schemas.params, await params) : undefined;
  return Object.assign({}, query, body, path);
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  const message = issues
    .map(({ path, message }) => (path === "" ? message : `${path}: ${message}`))
    .join("; ");
  throw new AppError("bad_request", message, { issues });
}

async function readBody(request: Request): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  const text = await readText(request);
  if (type.startsWith("application/x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(text));
  if (!type.startsWith("application/json")) {
    throw new AppError("bad_request", "The body must be sent as application/json.");
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("bad_request", "The body is not JSON.");
  }
}

/** Counts while reading: a declared length may be absent or untrue. */
async function readText(request: Request): Promise<string> {
  if (!request.body) return "";
  const decoder = new TextDecoder();
  let bytes = 0;
  let text = "";
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes)
      throw new AppError("bad_request", `The body is longer than ${maxBodyBytes} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
