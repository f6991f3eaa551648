import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apiHrefs, hrefs, withSearch } from "./hrefs.ts";

describe("hrefs", () => {
  it("leaves out members that say nothing and joins lists with commas", () => {
    expect(hrefs.fleet({ filter: "", sort: null, asOf: undefined, accounts: ["1", "2"], limit: 0 })).toBe(
      "/fleet?accounts=1%2C2&limit=0",
    );
    expect(hrefs.fleet()).toBe("/fleet");
    expect(hrefs.fleet({ accounts: [] })).toBe("/fleet");
  });

  it("takes a saved query string with or without its question mark", () => {
    expect(hrefs.fleet("?filter=a")).toBe("/fleet?filter=a");
    expect(hrefs.fleet("filter=a")).toBe("/fleet?filter=a");
  });

  it("keeps the colons of a node key readable", () => {
    expect(apiHrefs.nodeRaw("111122223333:us-east-1:i-0abc", { asOf: "2026-01-01T00:00:00Z" })).toBe(
      "/api/fleet/nodes/111122223333:us-east-1:i-0abc/raw?asOf=2026-01-01T00%3A00%3A00Z",
    );
  });

  it("brings any text back out of the query string unchanged", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (text) => {
        const url = new URL(withSearch("/fleet", { filter: text }), "http://console.test");
        expect(url.searchParams.get("filter")).toBe(text);
      }),
    );
  });

  it("keeps any node in one path segment", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (text) => {
        fc.pre(text !== "." && text !== "..");
        const url = new URL(hrefs.node(text), "http://console.test");
        expect(url.pathname.split("/").map(decodeURIComponent)).toEqual(["", "fleet", text]);
        expect(url.search + url.hash).toBe("");
      }),
    );
  });
});
