import { describe, expect, it } from "vitest";
import { SerializationError } from "./errors.ts";
import { plainJson, readJson } from "./json.ts";
import { readShape } from "./shape.ts";

const item = [3, "ns", "Item", 0, ["Name", "Size"], [0, 1]];
const shape = readShape([
  3,
  "ns",
  "Everything",
  0,
  ["Text", "Number", "Flag", "When", "Bytes", "Items", "Tags", "Renamed", "Sparse"],
  [
    0,
    1,
    2,
    4,
    21,
    [1, "ns", "Items", 0, () => item],
    [2, "ns", "Tags", 0, 0, 0],
    [0, { jsonName: "renamed" }],
    [1, "ns", "Sparse", { sparse: 1 }, 0],
  ],
]);
const rpc = { jsonNames: false };

describe("reading JSON by a schema", () => {
  it("turns times, bytes and structures into what handlers expect", () => {
    const wire = {
      Text: "a",
      Number: 5,
      Flag: false,
      When: 1_700_000_000.5,
      Bytes: "AAE=",
      Items: [{ Name: "n", Size: 1 }],
      Tags: { k: "v" },
    };
    expect(readJson(shape, wire, rpc)).toEqual({
      ...wire,
      When: new Date(1_700_000_000_500),
      Bytes: new Uint8Array([0, 1]),
    });
  });

  it("leaves out nulls and members that the schema does not name", () => {
    expect(readJson(shape, { Text: null, Unknown: 1, Items: [null] }, rpc)).toEqual({ Items: [] });
    expect(readJson(shape, { Sparse: ["a", null] }, rpc)).toEqual({ Sparse: ["a", null] });
  });

  it.each([
    { Text: 5 },
    { Text: ["a"] },
    { Number: "five" },
    { Flag: "true" },
    { When: "yesterday" },
    { Bytes: 1 },
    { Items: "a" },
    { Items: ["a"] },
    { Items: [{ Name: {} }] },
    { Tags: [] },
    { Tags: { k: 1 } },
    [],
    "text",
  ])("refuses a value of another type: %j", (wire) => {
    expect(() => readJson(shape, wire, rpc)).toThrow(SerializationError);
  });

  it("takes the words that JSON has for numbers that it cannot write", () => {
    expect(readJson(shape, { Number: "NaN" }, rpc)).toEqual({ Number: Number.NaN });
    expect(readJson(shape, { Number: "-Infinity" }, rpc)).toEqual({ Number: Number.NEGATIVE_INFINITY });
  });

  it("uses jsonName in REST only", () => {
    expect(readJson(shape, { renamed: "a" }, { jsonNames: true })).toEqual({ Renamed: "a" });
    expect(readJson(shape, { renamed: "a" }, rpc)).toEqual({});
  });
});

describe("writing JSON by a schema", () => {
  it("sends modelled members only, times as epoch seconds", () => {
    const output = {
      When: new Date(1_700_000_000_500),
      Secret: "x",
      Items: [{ Name: "n", Other: 1 }],
      Text: undefined,
    };
    expect(plainJson(shape, output, rpc)).toEqual({ When: 1_700_000_000.5, Items: [{ Name: "n" }] });
  });

  it("writes numbers that JSON lacks as words, and bytes as base64", () => {
    expect(plainJson(shape, { Number: Number.NaN, Bytes: new Uint8Array([0, 1]) }, rpc)).toEqual({
      Number: "NaN",
      Bytes: "AAE=",
    });
  });
});
