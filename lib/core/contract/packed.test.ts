import { describe, expect, test } from "vitest";
import { packAnswer, unpackAnswer } from "./packed.ts";

const there = (answer: unknown): unknown => unpackAnswer(JSON.parse(JSON.stringify(packAnswer(answer))));
const node = (nodeId: string) => ({ nodeId, name: null, tags: { Env: "prod" } });

describe("a packed answer", () => {
  test("says the names of its rows' members once and is the same again when unpacked", () => {
    const answer = { rows: [node("i-1"), node("i-2")], total: 2 };
    expect(JSON.stringify(packAnswer(answer)).match(/nodeId/g)).toHaveLength(1);
    expect(there(answer)).toEqual(answer);
  });

  test.each([
    ["no rows", { total: 0 }],
    ["an empty list", { rows: [], total: 0 }],
    ["rows of several shapes", { rows: [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }] }],
    [
      "rows whose members stand in another order",
      {
        rows: [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      },
    ],
    ["rows that are no objects", { rows: [[1], [2]], more: ["x"] }],
    [
      "a member that is undefined",
      {
        rows: [
          { a: 1, b: undefined },
          { a: 2, b: undefined },
        ],
      },
    ],
    ["nothing", null],
    ["a list", [{ a: 1 }, { a: 2 }]],
    ["a member of every object's own name", { rows: [{ constructor: 1 }, { constructor: 2 }] }],
  ])("with %s loses nothing", (_what, answer) => {
    expect(there(answer)).toEqual(answer);
  });
});
