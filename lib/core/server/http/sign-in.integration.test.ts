import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signInInput } from "#lib/core/contract/session.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createRoute, type RouteDependencies } from "./create-route.ts";
import { readSession, sessionTokenOf } from "./session.ts";
import { signIn } from "./sign-in.ts";
import { createSignInToken, signInLinkHours } from "./sign-in-token.ts";
import { signOut } from "./sign-out.ts";

let database: TestDatabase;
let now = new Date("2026-11-01T00:00:00Z");
let dependencies: RouteDependencies;

beforeAll(async () => {
  database = await testDatabase();
  dependencies = {
    db: () => database.pool,
    now: () => now,
    hosts: () => ({ listenHost: "127.0.0.1", allowedHosts: undefined }),
    log: () => undefined,
  };
});
afterAll(() => database.drop());

const anyone = async () => ({ name: "anonymous", role: "viewer" as const, accountIds: null });
const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  createRoute(dependencies, anyone)({ body: signInInput }, signIn)(
    new Request("http://localhost:3000/api/sign-in", {
      method: "POST",
      body: new URLSearchParams(form),
      headers: { host: "localhost:3000", "sec-fetch-site": "same-origin", ...headers },
    }),
  );
const cookieOf = (response: Response) => response.headers.get("set-cookie") ?? "";
const actorOf = (response: Response) =>
  readSession(database.pool, sessionTokenOf(new Headers({ cookie: cookieOf(response) })), now);

describe("signing in", () => {
  it("trades a link for a session and goes where the reader wanted to go", async () => {
    const response = await post({
      token: await createSignInToken(database.pool, now),
      next: "/fleet?filter=a",
    });
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/fleet?filter=a");
    expect(cookieOf(response)).toMatch(/; HttpOnly; SameSite=Lax$/);
    expect(await actorOf(response)).toEqual({ name: "local", role: "admin", accountIds: null });
  });

  it("marks the cookie Secure for readers who come by https", async () => {
    const token = await createSignInToken(database.pool, now);
    expect(cookieOf(await post({ token }, { "x-forwarded-proto": "https" }))).toMatch(/; Secure$/);
  });

  it("lets a link work once, however many try at the same time", async () => {
    const token = await createSignInToken(database.pool, now);
    const responses = await Promise.all(Array.from({ length: 8 }, () => post({ token })));
    expect(responses.filter((response) => cookieOf(response) !== "")).toHaveLength(1);
    const late = await post({ token, next: "/fleet" });
    expect(late.headers.get("location")).toBe("/sign-in?reason=used&next=%2Ffleet");
  });

  it("refuses expired and unknown links alike", async () => {
    const token = await createSignInToken(database.pool, now);
    const before = now;
    now = new Date(now.getTime() + signInLinkHours * 3_600_000);
    const expired = await post({ token });
    now = before;
    const unknown = await post({ token: "guess" });
    for (const response of [expired, unknown]) {
      expect(response.headers.get("location")).toBe("/sign-in?reason=used");
      expect(cookieOf(response)).toBe("");
    }
  });

  it("does not lead to other sites", async () => {
    const response = await post({ token: await createSignInToken(database.pool, now), next: "//evil.test" });
    expect(response.headers.get("location")).toBe("/");
  });

  it("is refused when another site's page sends the form", async () => {
    const token = await createSignInToken(database.pool, now);
    const response = await post({ token }, { "sec-fetch-site": "cross-site" });
    expect(response.status).toBe(403);
    expect(cookieOf(await post({ token }))).not.toBe("");
  });

  it("keeps no secret in the database", async () => {
    const token = await createSignInToken(database.pool, now);
    const { rows } = await database.pool.query(
      "select encode(token_hash, 'escape') as stored from sign_in_tokens",
    );
    expect(JSON.stringify(rows)).not.toContain(token);
  });
});

describe("signing out", () => {
  it("ends the session on the server, not only the cookie", async () => {
    const signedIn = await post({ token: await createSignInToken(database.pool, now) });
    const response = await createRoute(dependencies, anyone)({}, signOut)(
      new Request("http://localhost:3000/api/sign-out", {
        method: "POST",
        headers: { host: "localhost:3000", cookie: cookieOf(signedIn).split(";")[0] ?? "" },
      }),
    );
    expect(cookieOf(response)).toContain("Max-Age=0");
    expect(await actorOf(signedIn)).toBeNull();
  });
});
