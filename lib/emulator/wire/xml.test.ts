import { describe, expect, it } from "vitest";
import { readShape, type StructureShape } from "./shape.ts";
import { escapeXml, writeXml } from "./xml.ts";

const shape = readShape([
  3,
  "ns",
  "Answer",
  0,
  ["Name", "When", "Wrapped", "Flat", "Map", "Inner"],
  [
    [0, { xmlName: "name" }],
    4,
    [[1, "ns", "Wrapped", 0, [0, { xmlName: "item" }]], { xmlName: "wrappedSet" }],
    [[1, "ns", "Flat", 0, 0], { xmlFlattened: 1 }],
    [2, "ns", "Map", 0, 0, 1],
    [3, "ns", "Inner", 0, ["Deep"], [2]],
  ],
]) as StructureShape;

describe("writing XML by a schema", () => {
  it("names elements as the schema says", () => {
    const xml = writeXml(shape, {
      Name: "a",
      When: new Date("2026-03-02T10:00:00Z"),
      Wrapped: ["x", "y"],
      Flat: ["f", "g"],
      Map: { k: 1 },
      Inner: { Deep: true },
    });
    expect(xml).toBe(
      "<name>a</name><When>2026-03-02T10:00:00.000Z</When>" +
        "<wrappedSet><item>x</item><item>y</item></wrappedSet><Flat>f</Flat><Flat>g</Flat>" +
        "<Map><entry><key>k</key><value>1</value></entry></Map><Inner><Deep>true</Deep></Inner>",
    );
  });

  it("leaves out what is not there or not modelled", () => {
    expect(writeXml(shape, { Name: undefined, Wrapped: [], Secret: "x" })).toBe("<wrappedSet></wrappedSet>");
  });

  it("escapes names that would break out of their element", () => {
    expect(escapeXml(`</name><script>"&'\r\n`)).toBe(
      "&lt;/name&gt;&lt;script&gt;&quot;&amp;&apos;&#xD;&#xA;",
    );
  });
});
