import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { eventFields, eventRegistry } from "./event-fields.ts";

test("the documents name every field of an event, and show only filters that can be read", () => {
  const language = readFileSync("docs/filter-language.md", "utf8");
  for (const field of eventFields) expect(language).toContain(`\`${field.key}\``);
  const examples = [...readFileSync("docs/changes.md", "utf8").matchAll(/`([a-z]+[:=][^`]+)`/g)];
  expect(examples.length).toBeGreaterThan(0);
  for (const [, example = ""] of examples)
    expect([example, resolveFilter(example, eventRegistry, new Date()).ok]).toEqual([example, true]);
});
