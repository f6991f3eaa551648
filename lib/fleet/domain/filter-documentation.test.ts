import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filterLimits } from "#lib/core/domain/filter/ast.ts";
import { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { nodeFields, nodeRegistry } from "./node-fields.ts";

const page = readFileSync("docs/filter-language.md", "utf8");

describe("docs/filter-language.md", () => {
  test("names every field and every limit", () => {
    for (const field of nodeFields) expect(page).toContain(`\`${field.key}\``);
    for (const limit of Object.values(filterLimits)) expect(page).toContain(limit.toLocaleString("en"));
  });

  test("shows only filters that can be read", () => {
    const examples = [...page.matchAll(/`((?:[a-z]+(?:!=|[:=<>]))[^`]+)`/g)].map((match) => match[1] ?? "");
    const real = examples.filter(
      (example) => nodeRegistry.find(example.split(/[^a-z]/)[0] ?? "") !== undefined,
    );
    expect(real.length).toBeGreaterThan(20);
    for (const example of real)
      expect([example, resolveFilter(example, nodeRegistry, new Date()).ok]).toEqual([example, true]);
  });
});
