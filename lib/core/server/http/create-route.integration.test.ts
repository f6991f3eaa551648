import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, errorBody } from "#lib/core/contract/errors.ts";
import { packedType, unpackAnswer } from "#lib/core/contract/packed.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { sessionCookieFor } from "#lib/core/testing/sign-in.ts";
import { ReadCache } from "../read-cache.ts";
import { sharedRead } from "../shared-read.ts";
import { createRoute, type RouteDependencies } from "./create-route.ts";

let database: TestDatabase;
let cookie: string;
let lines: Record<string, unknown>[] = [];
let dependencies: RouteDependencies;

beforeAll(async () => {
  database = await testDatabase();
  cookie = await sessionCookieFor(database.pool);
  dependencies = {
    db: () => database.pool,
    now: () => new Date(),
    hosts: () => ({ listenHost: "127.0.0.1", allowedHosts: undefined }),
    log: (line) => lines.push(line),
  };
});
afterAll(() => database.drop());
beforeEach(() => {
  lines = [];
});

const request = (path: string, init: RequestInit = {}) =>
  new Request(`http://localhost:3000${path}`, {
    ...init,
    headers: { host: "localhost:3000", cookie, ...Object.fromEntries(new Headers(init.headers)) },
  });
const json = { "content-type": "application/json" };
const errorOf = async (response: Response) => errorBody.parse(await response.json()).error;

describe("route", () => {
  it("merges path, query and body into one validated input", async () => {
    const POST = createRoute(dependencies)(
      {
        params: z.object({ node: z.string() }),
        query: z.object({ limit: z.coerce.number().int() }),
        body: z.object({ name: z.string().trim() }),
      },
      async (ctx, input) => ({ ...input, by: ctx.actor.name }),
    );
    const response = await POST(
      request("/x?limit=5", { method: "POST", headers: json, body: '{"name":" a "}' }),
      {
        params: Promise.resolve({ node: "i-1" }),
      },
    );
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ node: "i-1", limit: 5, name: "a", by: "aiko" });
  });

  it("gives every answer a request id and keeps caches away", async () => {
    const GET = createRoute(dependencies)({}, async (ctx) => ({ id: ctx.requestId }));
    const response = await GET(request("/x"));
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toEqual({ id: response.headers.get("x-request-id") });
  });

  it("names every fault of a request and where it lies", async () => {
    const schema = z.object({ limit: z.coerce.number().max(100), asOf: z.iso.datetime() });
    const GET = createRoute(dependencies)({ query: schema }, async () => null);
    const response = await GET(request("/x?limit=101&asOf=yesterday"));
    expect(response.status).toBe(400);
    const error = await errorOf(response);
    expect(error.code).toBe("bad_request");
    expect(error.message).toMatch(/^limit: .*; asOf: /);
    expect(error.details).toMatchObject({ issues: [{ path: "limit" }, { path: "asOf" }] });
  });

  it.each([
    ["text that is not JSON", json, "{"],
    ["a body of another type", { "content-type": "text/plain" }, "{}"],
    ["a body beyond the limit", json, `"${"x".repeat(5 * 1024 * 1024)}"`],
  ])("refuses %s", async (_what, headers, body) => {
    const POST = createRoute(dependencies)({ body: z.unknown() }, async () => null);
    const response = await POST(request("/x", { method: "POST", headers, body }));
    expect(response.status).toBe(400);
  });

  it("answers 401 as JSON to a reader without a session, or with one that has ended", async () => {
    const GET = createRoute(dependencies)({}, async () => null);
    const none = await GET(request("/x", { headers: { cookie: "" } }));
    expect(none.status).toBe(401);
    expect((await errorOf(none)).code).toBe("unauthenticated");
    const old = await sessionCookieFor(database.pool, { now: new Date("2020-01-01") });
    expect((await GET(request("/x", { headers: { cookie: old } }))).status).toBe(401);
  });

  it("sends a list packed to whoever asks for it so, and as plain JSON to everybody else", async () => {
    const answer = { rows: [{ name: "a" }, { name: "b" }], total: 2 };
    const GET = createRoute({
      ...dependencies,
      cache: () => new ReadCache({ subscribe: () => () => undefined }),
    })(
      { query: z.object({}) },
      sharedRead("test", async () => answer, []),
    );
    const asked = async (accept: string) => GET(request("/x", { headers: { accept } }));
    const packed = await asked(`${packedType}, application/json`);
    expect(packed.headers.get("content-type")).toBe(packedType);
    const body = await packed.json();
    expect(body).toEqual({ packedRows: { columns: ["name"], values: [["a"], ["b"]] }, total: 2 });
    expect(unpackAnswer(body)).toEqual(answer);
    const plain = await asked("*/*");
    expect(plain.headers.get("content-type")).toBe("application/json");
    expect(await plain.json()).toEqual(answer);
  });

  it("keeps a session alive that is used, and only that one", async () => {
    let now = new Date("2026-01-01T00:00:00Z");
    const visitor = await sessionCookieFor(database.pool, { now });
    const GET = createRoute({ ...dependencies, now: () => now })({}, async () => null);
    const visit = async (day: string) => {
      now = new Date(day);
      return (await GET(request("/x", { headers: { cookie: visitor } }))).status;
    };
    expect(await visit("2026-01-20")).toBe(200);
    expect(await visit("2026-02-15")).toBe(200);
    expect(await visit("2026-03-20")).toBe(401);
  });

  it("holds a route's least role", async () => {
    const POST = createRoute(dependencies)({ role: "operator" }, async () => "done");
    const as = async (role: "auditor" | "operator" | "admin") =>
      POST(
        request("/x", {
          method: "POST",
          headers: { cookie: await sessionCookieFor(database.pool, { role }) },
        }),
      );
    expect((await as("auditor")).status).toBe(403);
    expect((await as("operator")).status).toBe(200);
    expect((await as("admin")).status).toBe(200);
  });

  it("refuses writes from other sites and foreign host names before anything is read", async () => {
    const POST = createRoute({ ...dependencies, db: () => expect.fail("read") })({}, async () => null);
    const foreign = { origin: "https://evil.test", "sec-fetch-site": "cross-site" };
    expect((await POST(request("/x", { method: "POST", headers: foreign }))).status).toBe(403);
    expect((await POST(request("/x", { headers: { host: "evil.test" } }))).status).toBe(403);
  });

  it.each([
    ["not_found", 404],
    ["conflict", 409],
    ["too_many_requests", 429],
    ["unavailable", 503],
  ] as const)("maps %s to %d with the verb's own message", async (code, status) => {
    const GET = createRoute(dependencies)({}, async () => {
      throw new AppError(code, "in plain words", { at: 3 });
    });
    const response = await GET(request("/x"));
    expect(response.status).toBe(status);
    expect(await errorOf(response)).toMatchObject({ code, message: "in plain words", details: { at: 3 } });
  });

  it("keeps the message of an unknown error to its log, under the request id", async () => {
    const GET = createRoute(dependencies)({}, async () => {
      throw new Error("password=hunter2");
    });
    const response = await GET(request("/x?secret=1"));
    expect(response.status).toBe(500);
    const error = await errorOf(response);
    expect(JSON.stringify(error)).not.toContain("hunter2");
    expect(lines).toMatchObject([{ level: "error", requestId: error.requestId, method: "GET", path: "/x" }]);
    expect(lines[0]?.error).toContain("hunter2");
  });

  it("says that the database is away when it is, and that it was slow when it was", async () => {
    const { default: pg } = await import("pg");
    const nowhere = new pg.Pool({ connectionString: "postgres://nobody@127.0.0.1:1/none" });
    const away = createRoute({ ...dependencies, db: () => nowhere })({}, async () => null);
    expect((await away(request("/x"))).status).toBe(503);
    const slow = createRoute(dependencies)({}, async (ctx) => {
      const client = await ctx.db.connect();
      try {
        await client.query("set statement_timeout = 20");
        await client.query("select pg_sleep(5)");
      } finally {
        client.release(true);
      }
    });
    const late = await slow(request("/x"));
    expect(late.status).toBe(503);
    expect((await errorOf(late)).message).toContain("too long");
  });

  it("passes a verb's own response through, streams and redirects included", async () => {
    const GET = createRoute(dependencies)(
      {},
      async () => new Response("a,b\n", { headers: { "content-type": "text/csv" } }),
    );
    const response = await GET(request("/x"));
    expect(await response.text()).toBe("a,b\n");
    expect(response.headers.get("content-type")).toBe("text/csv");
    const away = createRoute(dependencies)({}, async () =>
      Response.redirect("http://localhost:3000/fleet", 303),
    );
    expect((await away(request("/x"))).headers.get("location")).toBe("http://localhost:3000/fleet");
  });
});
