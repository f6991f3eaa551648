import { describe, expect, it } from "vitest";
import { assertSameOrigin, isAllowedHost } from "./request-guard.ts";

const headers = (entries: Record<string, string>) => new Headers({ host: "localhost:3000", ...entries });

describe("assertSameOrigin", () => {
  it.each([
    ["a page of the console", "POST", { "sec-fetch-site": "same-origin", origin: "http://localhost:3000" }],
    ["an older browser on a page of the console", "DELETE", { origin: "http://localhost:3000" }],
    ["a program, which sends neither header", "POST", {}],
    ["a read from anywhere", "GET", { "sec-fetch-site": "cross-site", origin: "https://evil.test" }],
  ])("lets %s through", (_who, method, given) => {
    expect(() => assertSameOrigin(method, headers(given))).not.toThrow();
  });

  it.each([
    ["another site", "POST", { "sec-fetch-site": "cross-site", origin: "https://evil.test" }],
    [
      "another port of the same machine",
      "POST",
      { "sec-fetch-site": "same-site", origin: "http://localhost:4000" },
    ],
    ["another site in an older browser", "PUT", { origin: "https://evil.test" }],
    ["a sandboxed frame", "POST", { origin: "null" }],
    [
      "another site that claims the console's origin",
      "POST",
      { "sec-fetch-site": "cross-site", origin: "http://localhost:3000" },
    ],
  ])("refuses a write from %s", (_who, method, given) => {
    expect(() => assertSameOrigin(method, headers(given))).toThrow("own pages");
  });
});

describe("isAllowedHost", () => {
  it.each(["localhost", "localhost:3000", "127.0.0.1:3000", "127.1.2.3", "[::1]:3000", "LOCALHOST:1"])(
    "answers to %s while listening on loopback",
    (host) => expect(isAllowedHost(host, { listenHost: "127.0.0.1", allowedHosts: undefined })).toBe(true),
  );

  it.each([
    "evil.test",
    "evil.test:3000",
    "127.0.0.1.evil.test",
    "localhost.evil.test",
    "10.0.0.5:3000",
    null,
    "",
  ])("refuses %s while listening on loopback", (host) =>
    expect(isAllowedHost(host, { listenHost: "localhost", allowedHosts: undefined })).toBe(false),
  );

  it("leaves names to the operator once it listens elsewhere", () => {
    expect(isAllowedHost("console.example.com", { listenHost: "0.0.0.0", allowedHosts: undefined })).toBe(
      true,
    );
  });

  it.each(["127.0.0.1", "0.0.0.0"])("answers to loopback and the given names alone on %s", (listenHost) => {
    const rules = { listenHost, allowedHosts: ["Console.example.com"] };
    expect(isAllowedHost("console.example.com", rules)).toBe(true);
    expect(isAllowedHost("console.example.com:8443", rules)).toBe(true);
    expect(isAllowedHost("localhost:3000", rules)).toBe(true);
    expect(isAllowedHost("other.example.com", rules)).toBe(false);
    expect(isAllowedHost(null, rules)).toBe(false);
  });
});
