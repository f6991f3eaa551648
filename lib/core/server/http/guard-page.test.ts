import { NextRequest } from "next/server";
import { describe, expect, it } from "vitest";
import { guardPage } from "./guard-page.ts";

const options = { hosts: { listenHost: "127.0.0.1", allowedHosts: undefined }, development: false };
const visit = (path: string, headers: Record<string, string> = {}) =>
  guardPage(
    new NextRequest(`http://localhost:3000${path}`, { headers: { host: "localhost:3000", ...headers } }),
    options,
  );
const signedIn = { cookie: "yagura_session=abc" };

describe("guardPage", () => {
  it("leads a reader without a session to the sign-in page and remembers where they were going", () => {
    const response = visit("/fleet?filter=ping:Online");
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe(
      "http://localhost:3000/sign-in?next=%2Ffleet%3Ffilter%3Dping%3AOnline",
    );
    expect(visit("/").headers.get("location")).toBe("http://localhost:3000/sign-in");
  });

  it("shows the sign-in page to anyone", () => {
    expect(visit("/sign-in?token=x").headers.get("x-middleware-next")).toBe("1");
    expect(visit("/sign-in?token=x").status).toBe(200);
    expect(visit("/sign-in").headers.get("x-middleware-next")).toBe("1");
    expect(visit("/sign-in").status).toBe(401);
  });

  it("allows scripts by a nonce that is new on each page and known to the page alone", () => {
    const policies = [visit("/fleet", signedIn), visit("/fleet", signedIn)].map((response) => {
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(response.headers.get("x-middleware-request-content-security-policy")).toBe(policy);
      expect(policy).toContain(`'nonce-${response.headers.get("x-middleware-request-x-nonce")}'`);
      return policy;
    });
    expect(policies[0]).not.toBe(policies[1]);
    expect(policies[0]).toMatch(
      /script-src 'nonce-[\w+/=]{24}' 'strict-dynamic'; style-src 'self' 'nonce-[\w+/=]{24}'; style-src-attr 'unsafe-inline'/,
    );
    expect(policies[0]).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it("does not let a reader choose the nonce", () => {
    const response = visit("/fleet", { ...signedIn, "x-nonce": "mine", "x-yagura-path": "/elsewhere" });
    expect(response.headers.get("x-middleware-request-x-nonce")).not.toBe("mine");
    expect(response.headers.get("x-middleware-request-x-yagura-path")).toBe("/fleet");
  });

  it("refuses host names that rebind to this machine", () => {
    expect(visit("/fleet", { ...signedIn, host: "rebound.test:3000" }).status).toBe(403);
  });

  it("keeps pages out of frames and their addresses out of referrers", () => {
    const { headers } = visit("/fleet", signedIn);
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("referrer-policy")).toBe("same-origin");
  });
});
