import { describe, expect, it } from "vitest";
import { anItem } from "#lib/aws-config/testing/an-item.ts";
import type { Json } from "../json.ts";
import { diffItems } from "./diff-items.ts";
import { diffLines } from "./lines.ts";

const before = { size: 8, state: "in-use", etag: "a", list: ["x"], nested: { deep: 1, same: 2 } };
const after = { size: 16, state: "in-use", etag: "b", list: ["x", "y"], nested: { deep: 2, same: 2 } };
const lines = (one: Json, other: Json, open: string[] = [], noise = false) =>
  diffLines(diffItems(anItem({ configuration: one }), anItem({ configuration: other })), {
    open: new Set(open),
    noise,
  }).map(({ depth, label, change, fold, before: was, after: is }) =>
    fold === null
      ? `${"  ".repeat(depth)}${label} ${change} ${was?.text ?? "-"} ${is?.text ?? "-"}`
      : `${"  ".repeat(depth)}${fold.count} ${fold.what}`,
  );

describe("the lines of a difference", () => {
  it("show what changed, and one line for what did not and for noise", () => {
    expect(lines(before, after)).toEqual([
      "configuration inside - -",
      "  list inside - -",
      "    1 added - y",
      "    1 same",
      "  nested inside - -",
      "    deep changed 1 2",
      "    1 same",
      "  size changed 8 16",
      "  1 noise",
      "  1 same",
      "7 same",
    ]);
  });

  it("open what is folded", () => {
    const opened = lines(before, after, ["/configuration#noise", "/configuration/nested#same"]);
    expect(opened).toContain("  etag changed a b");
    expect(opened).toContain("    same same 2 2");
    expect(lines(before, after, [], true)).toContain("  etag changed a b");
  });

  it("show what came in full, lists of few plain values in one line", () => {
    expect(lines({}, { rule: { ports: [1, 2], deep: [{ a: null }] } }).slice(1, 6)).toEqual([
      "  rule added - -",
      "    deep added - -",
      "      0 added - -",
      "        a added - null",
      "    ports added - [1, 2]",
    ]);
  });

  it("show both sides in full where a value became another kind of value", () => {
    expect(lines({ a: { b: 1 } }, { a: "c" }).slice(1, 4)).toEqual([
      "  a removed - -",
      "    b removed 1 -",
      "  a added - c",
    ]);
  });

  it("show no secret", () => {
    const of = (password: string) => ({ masterUserPassword: password });
    expect(lines(of("one"), of("two"))[1]).toBe("  masterUserPassword changed ••• •••");
  });
});
