import { describe, expect, test } from "vitest";
import { mayExist, queryProperties } from "./query-properties.ts";

const seen = new Map([
  ["AWS::EC2::Volume", ["configuration.size", "configuration.state.value"]],
  ["AWS::Athena::WorkGroup", []],
]);
const ofVolumes = "SELECT resourceId WHERE resourceType = 'AWS::EC2::Volume'";

describe("the properties of a query", () => {
  test("are those of the types that it names", () => {
    expect(queryProperties(ofVolumes, seen)).toContain("configuration.size");
    expect(queryProperties(ofVolumes, seen)).not.toContain("configuration.groupName");
    expect(queryProperties("SELECT resourceId", seen)).toContain("configuration.groupName");
  });

  test.each([
    ["configuration.size", true],
    ["configuration.state", true],
    ["configuration.state.value.deeper", true],
    ["configuration.nonsense", false],
    ["configuration.Size", false],
    ["supplementaryConfiguration.nonsense", false],
    ["configuration", true],
    ["tags.key", true],
  ])("of volumes: %s may exist: %s", (property, may) => {
    expect(mayExist(property, ofVolumes, seen)).toBe(may);
  });

  test.each([
    "SELECT configuration.nonsense",
    "SELECT configuration.nonsense WHERE resourceType = 'AWS::Athena::WorkGroup'",
    "SELECT configuration.nonsense WHERE resourceType IN ('AWS::EC2::Volume', 'AWS::New::Type')",
  ])("that name no type, or one of which nothing is known, lack nothing: %s", (text) => {
    expect(mayExist("configuration.nonsense", text, seen)).toBe(true);
  });
});
