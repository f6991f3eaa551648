import { expect, test } from "vitest";
import { linesText } from "./lines-text.ts";

test("a change is one line, and what one value does to the direction of writing ends with it", () => {
  const lines = [
    { label: "tags.a\u202eb", before: "x\u202ey", after: "z" },
    { label: "port", before: null, after: "22" },
    { label: "", after: null },
  ];
  expect(linesText(lines, "none")).toBe(
    "\u2068tags.a\u202eb\u2069: \u2068x\u202ey\u2069 → z; port: – → 22; none",
  );
  expect(linesText([], "none")).toBeNull();
});
