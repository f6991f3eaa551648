import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import messages from "#lib/aws-config/contract/messages/en.json" with { type: "json" };
import { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { resourceFields, resourceRegistry } from "./resource-fields.ts";

test("docs/filter-language.md names every field of resources", () => {
  const [, list = ""] = readFileSync("docs/filter-language.md", "utf8").split("## Fields of resources");
  for (const field of resourceFields) expect(list).toContain(`\`${field.key}\``);
});

test("every field of resources has a name in words", () => {
  expect(Object.keys(messages.resources.fields)).toEqual(
    expect.arrayContaining(resourceFields.map(({ key }) => key)),
  );
});

test("docs/configuration-history.md shows only filters that can be read", () => {
  const page = readFileSync("docs/configuration-history.md", "utf8");
  const examples = [...page.matchAll(/`((?:[a-z]+(?:!=|[:=<>]))[^`]+)`/g)].map((match) => match[1] ?? "");
  expect(examples.length).toBeGreaterThan(8);
  for (const example of examples)
    expect([example, resolveFilter(example, resourceRegistry, new Date()).ok]).toEqual([example, true]);
});
