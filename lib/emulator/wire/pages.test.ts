import { describe, expect, it } from "vitest";
import { PageTokenError } from "./errors.ts";
import { type PageScope, PageTokens } from "./pages.ts";

const items = Array.from({ length: 12 }, (_, index) => index);
const scope: PageScope = {
  service: "ssm",
  operation: "ListNodes",
  accountId: "111122223333",
  region: "us-east-1",
  now: new Date("2026-03-02T10:00:00Z"),
  lifetimeSeconds: 600,
};
const options = { token: undefined, limit: 5, query: { filter: "a" } };

describe("paging tokens", () => {
  it("lead through all items once and end without a token", () => {
    const pages = new PageTokens();
    const first = pages.page(items, options, scope);
    const second = pages.page(items, { ...options, token: first.nextToken }, scope);
    const third = pages.page(items, { ...options, token: second.nextToken, limit: 2 }, scope);
    expect([...first.items, ...second.items, ...third.items]).toEqual(items);
    expect(third.nextToken).toBeUndefined();
  });

  it("start over with an empty token", () => {
    expect(new PageTokens().page(items, { ...options, token: "" }, scope).items).toEqual([0, 1, 2, 3, 4]);
  });

  it("may change the page size on the way", () => {
    const pages = new PageTokens();
    const token = pages.page(items, options, scope).nextToken;
    expect(pages.page(items, { ...options, token, limit: 50 }, scope).items).toHaveLength(7);
  });

  it.each([
    ["service", { service: "ec2" }, {}],
    ["operation", { operation: "ListNodesSummary" }, {}],
    ["account", { accountId: "444455556666" }, {}],
    ["Region", { region: "eu-west-1" }, {}],
    ["question", {}, { query: { filter: "b" } }],
  ])("refuse another %s", (_, otherScope, otherOptions) => {
    const pages = new PageTokens();
    const token = pages.page(items, options, scope).nextToken;
    const foreign = () =>
      pages.page(items, { ...options, ...otherOptions, token }, { ...scope, ...otherScope });
    expect(foreign).toThrow(PageTokenError);
  });

  it("refuse to be made up, changed, or used after a reset", () => {
    const pages = new PageTokens();
    const token = pages.page(items, options, scope).nextToken ?? "";
    for (const wrong of ["AAEA", "x", `${token}x`, token.slice(0, -1), token.toLowerCase()])
      expect(() => pages.page(items, { ...options, token: wrong }, scope)).toThrow(PageTokenError);
    pages.reset();
    expect(() => pages.page(items, { ...options, token }, scope)).toThrow(PageTokenError);
  });

  it("expire by the simulated clock", () => {
    const pages = new PageTokens();
    const token = pages.page(items, options, scope).nextToken;
    const later = (seconds: number) => ({ ...scope, now: new Date(scope.now.getTime() + seconds * 1000) });
    expect(pages.page(items, { ...options, token }, later(600)).items).toHaveLength(5);
    expect(() => pages.page(items, { ...options, token }, later(601))).toThrow(
      expect.objectContaining({ reason: "expired" }),
    );
  });
});
