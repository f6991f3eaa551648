import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AwsError } from "../../wire/errors.ts";
import { filterTest } from "./filters.ts";

interface Box {
  colour?: string;
  sizes: string[];
  tags: Record<string, string>;
}
const names = {
  colour: ({ colour }: Box) => [colour],
  size: ({ sizes }: Box) => sizes,
};
const box: Box = { colour: "dark red", sizes: ["1", "22"], tags: { Env: "prod", toString: "own" } };
const keeps = (Name: string, ...Values: string[]): boolean =>
  filterTest([{ Name, Values }], names, ({ tags }: Box) => tags)(box);

describe("EC2 filters", () => {
  it.each([
    ["dark red", true],
    ["dark*", true],
    ["*", true],
    ["dark?red", true],
    ["d*k r*d", true],
    ["Dark red", false],
    ["dark", false],
    ["dark.red", false],
    ["dark\\*", false],
  ])("match %j by wildcards, with case", (pattern, matches) => {
    expect(keeps("colour", pattern)).toBe(matches);
  });

  it("match any of an item's values by any of the filter's", () => {
    expect(keeps("size", "3", "22")).toBe(true);
    expect(keeps("size", "3", "2")).toBe(false);
  });

  it("never match what an item does not have", () => {
    expect(filterTest([{ Name: "colour", Values: ["*"] }], names)({ sizes: [], tags: {} })).toBe(false);
    expect(keeps("tag:Owner", "*")).toBe(false);
  });

  it("know tags by key, and keys alone", () => {
    expect(keeps("tag:Env", "prod")).toBe(true);
    expect(keeps("tag-key", "Env")).toBe(true);
    expect(keeps("tag:toString", "own")).toBe(true);
    expect(keeps("tag:valueOf", "*")).toBe(false);
  });

  it.each(["shape", "toString", ""])("refuse the name %j", (name) => {
    expect(() => keeps(name, "x")).toThrow(
      new AwsError("InvalidParameterValue", `The filter '${name}' is invalid`),
    );
  });

  it("refuse more than 200 values", () => {
    const values = Array.from({ length: 201 }, (_, index) => String(index));
    expect(() => keeps("size", ...values)).toThrow(expect.objectContaining({ code: "FilterLimitExceeded" }));
  });

  it("match every text that is escaped for them", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const escaped = text.replace(/[*?\\]/g, "\\$&");
        const keep = filterTest([{ Name: "colour", Values: [escaped] }], names);
        expect(keep({ colour: text, sizes: [], tags: {} })).toBe(true);
        expect(keep({ colour: `${text}x`, sizes: [], tags: {} })).toBe(false);
      }),
    );
  });
});
