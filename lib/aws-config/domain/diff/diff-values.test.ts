import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyDiff } from "#lib/aws-config/testing/apply-diff.ts";
import type { Json } from "../json.ts";
import { canonicalText } from "./canonical-text.ts";
import { leaves } from "./diff-items.ts";
import { diffValues } from "./diff-values.ts";
import { prepare } from "./prepare.ts";

const context = { loosely: null };
const diff = (before: Json, after: Json) => diffValues(prepare(before), prepare(after), context);

// Few keys and values, so that arrays have identities, twins and near-twins by chance.
const scalar = fc.oneof(
  fc.constantFrom<Json>("a", "b", "sg-0123456789abcdef0", "10.0.0.0/8", '{"inner":[1,2]}', null, true),
  fc.integer({ min: 0, max: 3 }),
);
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    scalar,
    fc.array(tie("json"), { maxLength: 5 }),
    fc.dictionary(
      fc.constantFrom("id", "key", "value", "tags", "ipRanges", "layers", "Statement", "a/b", "[c]", "etag"),
      tie("json"),
      { maxKeys: 4 },
    ),
  ),
}));

const edges = (before: Json, after: Json) => {
  return leaves(diff(before, after)).filter(({ change }) => change !== "moved");
};
const sides = (one: Json | undefined, other: Json | undefined) => JSON.stringify([one ?? "-", other ?? "-"]);

describe("the difference of two values", () => {
  it("is nothing for a value and itself, however it is written", () => {
    fc.assert(fc.property(json, (value) => diff(value, structuredClone(value)) === null));
  });

  it("makes of the one the other", () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const [one, other] = [prepare(before), prepare(after)];
        expect(canonicalText(applyDiff(one, diffValues(one, other, context)))).toBe(canonicalText(other));
      }),
      { numRuns: 1000 },
    );
  });

  it("is the same in both directions, with before and after exchanged", () => {
    fc.assert(
      fc.property(json, json, (before, after) => {
        const there = edges(before, after).map((leaf) => sides(leaf.before, leaf.after));
        const back = edges(after, before).map((leaf) => sides(leaf.after, leaf.before));
        expect(there.sort()).toEqual(back.sort());
      }),
      { numRuns: 500 },
    );
  });

  it("is nothing when elements that have an identity stand in another order", () => {
    const elements = fc.uniqueArray(fc.record({ key: fc.string({ minLength: 1 }), value: json }), {
      selector: ({ key }) => key,
    });
    const shuffled = elements.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(fc.property(shuffled, ([list, other]) => diff({ tags: list }, { tags: other }) === null));
  });

  it("is found where it is, by the element's identity", () => {
    const before = {
      ipPermissions: [{ ipProtocol: "tcp", fromPort: 22, toPort: 22, ipRanges: ["10.0.0.0/8"] }],
    };
    const after = {
      ipPermissions: [
        { ipProtocol: "tcp", fromPort: 443, toPort: 443, ipRanges: ["0.0.0.0/0"] },
        { ipProtocol: "tcp", fromPort: 22, toPort: 22, ipRanges: ["10.0.0.0/8", "0.0.0.0/0"] },
      ],
    };
    expect(edges(before, after).map(({ change, path }) => [change, path])).toEqual([
      ["added", "/ipPermissions/[tcp 443]"],
      ["added", "/ipPermissions/[tcp 22]/ipRanges/[0.0.0.0~10]"],
    ]);
  });

  it("is a move where the order counts, and of as few elements as explain it", () => {
    const found = leaves(diff({ layers: ["a", "b", "c", "d"] }, { layers: ["d", "a", "b", "c"] }));
    expect(found.map(({ change, from, to, after }) => ({ change, from, to, after }))).toEqual([
      { change: "moved", from: 3, to: 0, after: "d" },
    ]);
  });

  it("is one change of an element that is nearly the same, where elements have no identity", () => {
    const rule = { effect: "a", days: 3, prefix: "logs" };
    const other = { effect: "b", days: 9, prefix: "tmp" };
    const found = edges({ rules: [rule, other] }, { rules: [other, { ...rule, days: 7 }] });
    expect(found.map(({ path, before, after }) => [path, before, after])).toEqual([
      ["/rules/[1]/days", 3, 7],
    ]);
  });
});
