import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { z } from "zod";
import { AppError } from "#lib/core/contract/errors.ts";
import { packedType } from "#lib/core/contract/packed.ts";
import type { ReadCache } from "../read-cache.ts";
import { sharedJson } from "../shared-read.ts";
import type { Actor, VerbContext } from "../verb.ts";
import { errorResponse, toAppError } from "./errors.ts";
import { readInput } from "./read-input.ts";
import { assertSameOrigin, type HostRules, isAllowedHost } from "./request-guard.ts";
import { readSession, sessionTokenOf } from "./session.ts";

/** What `route()` needs of the process; tests pass their own. */
export interface RouteDependencies {
  db: () => Pool;
  now: () => Date;
  /** Answers that requests share; absent is none. */
  cache?: () => ReadCache;
  /** Which `Host` headers are answered. */
  hosts: () => HostRules;
  /** Writes one JSON line. */
  log: (line: Record<string, unknown>) => void;
}

type Schema = z.ZodType | undefined;
type Output<S extends Schema> = S extends z.ZodType ? z.output<S> : unknown;

export interface RouteOptions<Query extends Schema, Body extends Schema, Params extends Schema> {
  query?: Query;
  body?: Body;
  params?: Params;
  /** The least role that may call it; absent is any signed-in actor. */
  role?: Actor["role"];
}

/** A Next.js route handler. */
export type RouteHandler = (request: Request, segment?: { params: Promise<unknown> }) => Promise<Response>;

const rank: Readonly<Record<Actor["role"], number>> = { viewer: 0, auditor: 1, operator: 2, admin: 3 };

/**
 * Makes `route()`: the one edge between HTTP and verbs. It authenticates, validates, builds the verb's context and maps
 * errors. `authenticate` is replaced only by the routes that must work without a session.
 */
export function createRoute(
  dependencies: RouteDependencies,
  authenticate: (request: Request, db: Pool, now: Date) => Promise<Actor> = requireSession,
) {
  return function route<
    Query extends Schema = undefined,
    Body extends Schema = undefined,
    Params extends Schema = undefined,
  >(
    options: RouteOptions<Query, Body, Params>,
    verb: (
      ctx: VerbContext,
      input: Output<Query> & Output<Body> & Output<Params>,
      request: Request,
    ) => unknown,
  ): RouteHandler {
    return async (request, segment) => {
      const requestId = randomUUID();
      try {
        if (!isAllowedHost(request.headers.get("host"), dependencies.hosts())) {
          throw new AppError("forbidden", "The console is not known by this host name.");
        }
        assertSameOrigin(request.method, request.headers);
        const db = dependencies.db();
        const actor = await authenticate(request, db, dependencies.now());
        assertRole(actor, options.role);
        const input = await readInput(options, request, segment?.params);
        const ctx: VerbContext = {
          db,
          actor,
          requestId,
          now: dependencies.now,
          signal: request.signal,
          ...(dependencies.cache && { cache: dependencies.cache() }),
        };
        // The schemas proved the shape; only their merge is beyond the type system.
        const valid = input as Output<Query> & Output<Body> & Output<Params>;
        const isPacked = request.headers.get("accept")?.includes(packedType) ?? false;
        const json = await sharedJson(verb, ctx, input, isPacked ? "packed" : "plain");
        return finish(
          json === null
            ? answer(await verb(ctx, valid, request))
            : ofJson(json, isPacked ? packedType : "application/json"),
          requestId,
        );
      } catch (error) {
        return finish(failed(error, request, requestId, dependencies.log), requestId);
      }
    };
  };
}

function answer(output: unknown): Response {
  return output instanceof Response ? output : Response.json(output ?? null);
}

/** As a stream of one chunk: given the bytes themselves, `Response` copies them twice. */
function ofJson(json: Uint8Array<ArrayBuffer>, type: string): Response {
  const body = new ReadableStream({
    start: (controller) => {
      controller.enqueue(json);
      controller.close();
    },
  });
  return new Response(body, { headers: { "content-type": type } });
}

async function requireSession(request: Request, db: Pool, now: Date): Promise<Actor> {
  const actor = await readSession(db, sessionTokenOf(request.headers), now);
  if (!actor) throw new AppError("unauthenticated", "Sign in to use the console.");
  return actor;
}

function assertRole(actor: Actor, role: Actor["role"] | undefined): void {
  if (role !== undefined && rank[actor.role] < rank[role]) {
    throw new AppError("forbidden", `This needs the role ${role}; you are ${actor.role}.`);
  }
}

function failed(
  error: unknown,
  request: Request,
  requestId: string,
  log: RouteDependencies["log"],
): Response {
  // Nobody reads the answer to an abandoned request, and it is no fault to log.
  if (request.signal.aborted) return new Response(null, { status: 499 });
  const known = toAppError(error);
  if (known.code === "internal" || known.code === "unavailable") {
    log({
      at: new Date().toISOString(),
      level: "error",
      requestId,
      method: request.method,
      path: new URL(request.url).pathname,
      code: known.code,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
  return errorResponse(known, requestId);
}

/** A copy, because the headers of some responses (redirects, fetched ones) cannot be changed. */
function finish(response: Response, requestId: string): Response {
  const headers = new Headers(response.headers);
  headers.set("x-request-id", requestId);
  headers.set("x-content-type-options", "nosniff");
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return new Response(response.body, { status: response.status, headers });
}
