import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { optionalPageContext, pageContext } from "./page-context.ts";
import { processDependencies } from "./process-dependencies.ts";
import { createSession, sessionCookieName } from "./session.ts";

const request = vi.hoisted(() => ({ cookies: new Map<string, string>(), headers: new Headers() }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    get: (name: string) => {
      const value = request.cookies.get(name);
      return value === undefined ? undefined : { name, value };
    },
  }),
  headers: async () => request.headers,
}));
vi.mock("./process-dependencies.ts", () => ({ processDependencies: { now: () => new Date() } }));

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  processDependencies.db = () => database.pool;
});
afterAll(() => database.drop());
beforeEach(() => {
  request.cookies.clear();
  request.headers = new Headers();
});

describe("pageContext", () => {
  it("is the reader's context, under the request id that the page was given", async () => {
    const token = await createSession(database.pool, { name: "aiko", role: "auditor" }, new Date());
    request.cookies.set(sessionCookieName, token);
    request.headers.set("x-request-id", "r-1");
    const ctx = await pageContext();
    expect(ctx).toMatchObject({
      actor: { name: "aiko", role: "auditor", accountIds: null },
      requestId: "r-1",
    });
    expect(ctx.db).toBe(database.pool);
  });

  it("leads a reader whose session has ended to the sign-in page, and from there back", async () => {
    request.cookies.set(sessionCookieName, "ended");
    request.headers.set("x-yagura-path", "/fleet?filter=a");
    await expect(pageContext()).rejects.toMatchObject({
      digest: expect.stringContaining(";/sign-in?next=%2Ffleet%3Ffilter%3Da;"),
    });
    expect(await optionalPageContext()).toBeNull();
  });
});
