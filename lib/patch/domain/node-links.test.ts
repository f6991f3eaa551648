import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dimensions } from "#lib/patch/contract/dimensions.ts";
import { classKeys } from "#lib/patch/contract/patch-class.ts";
import { nodesFilter, withNodesFilter } from "./node-links.ts";

describe("links to nodes", () => {
  it("name a class in the filter's words; unknown is none", () => {
    expect(nodesFilter({ class: "missing_critical" })).toBe("patch:missing_critical");
    expect(nodesFilter({ class: "unknown" })).toBe("patch:none");
    expect(nodesFilter({})).toBe("");
  });

  it("quote values that mean something in the language", () => {
    const group = { dimension: "patchgroup", value: 'none, "x" (1)' } as const;
    expect(nodesFilter({ group, class: "failed" })).toBe('patchgroup="none, \\"x\\" (1)" patch:failed');
    expect(nodesFilter({ group: { dimension: "patchgroup", value: "none" } })).toBe('patchgroup="none"');
    expect(nodesFilter({ group: { dimension: "patchgroup", value: null } })).toBe("patchgroup=none");
  });

  it("keep the scope and carry any filter through an address", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", minLength: 1 }),
        fc.constantFrom(...dimensions),
        fc.constantFrom(...classKeys),
        (value, dimension, name) => {
          const filter = nodesFilter({ group: { dimension, value }, class: name });
          const search = new URLSearchParams(withNodesFilter("accounts=1%2C2&filter=old", filter));
          expect([search.get("accounts"), search.getAll("filter")]).toEqual(["1,2", [filter]]);
        },
      ),
    );
  });
});
