import { expect, test } from "vitest";
import { propertyPaths } from "./property-paths.ts";

test("properties are the paths of single values, through lists, without keys that are data", () => {
  const values = [
    { state: { name: "running" }, groups: [{ id: 1 }, { id: 2, name: null }], zones: ["a", "b"], empty: [] },
    { "arn:aws:iam::1:role/x": 1, state: { code: 16 } },
    "text",
  ];
  expect(propertyPaths("configuration", values)).toEqual([
    "configuration.groups.id",
    "configuration.groups.name",
    "configuration.state.code",
    "configuration.state.name",
    "configuration.zones",
  ]);
});
