import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scopeQuery } from "#lib/core/contract/scope.ts";
import { emptyScope, scopeParsers, serialiseScope } from "./scope-params.ts";

describe("scope in the address", () => {
  it("is empty when nothing is narrowed", () => {
    expect(serialiseScope(emptyScope)).toBe("");
  });

  it("gives one choice one address, whatever the order of choosing", () => {
    const one = serialiseScope({ ...emptyScope, accounts: ["222222222222", "111111111111"] });
    const other = serialiseScope({
      ...emptyScope,
      accounts: ["111111111111", "222222222222", "111111111111"],
    });
    expect(one).toBe(other);
  });

  it("reads moments with any offset and keeps them in UTC", () => {
    expect(scopeParsers.asOf.parse("2026-11-23T10:00:00+09:00")).toBe("2026-11-23T01:00:00.000Z");
    expect(scopeParsers.asOf.parse("2026-11-23T10:00:00 09:00")).toBe("2026-11-23T01:00:00.000Z");
  });

  it.each(["", "now", "2026-11-23", "2026-11-23T10:00:00"])("reads %j as no moment at all", (text) => {
    expect(scopeParsers.asOf.parse(text)).toBeNull();
  });

  it("is understood by the API as it stands, whatever the tag", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 }), (tag) => {
        const search = new URLSearchParams(
          serialiseScope({
            accounts: ["111111111111"],
            regions: ["eu-west-1"],
            tag,
            asOf: "2026-11-23T01:00:00.000Z",
          }),
        );
        expect(scopeQuery.parse(Object.fromEntries(search))).toEqual({
          accounts: ["111111111111"],
          regions: ["eu-west-1"],
          tag,
          asOf: "2026-11-23T01:00:00Z",
        });
      }),
    );
  });
});
