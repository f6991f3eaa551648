import { expect, test } from "vitest";
import { isolated } from "./isolated.ts";

test("a text with a direction of its own is set apart from what stands around it", () => {
  expect(isolated("group\u202egnp.exe")).toBe("\u2068group\u202egnp.exe\u2069");
  expect(isolated("שרת")).toBe("\u2068שרת\u2069");
});

test("any other text is as it was", () => {
  for (const text of ["", "web-1", "日本 語", "build 🚀"]) expect(isolated(text)).toBe(text);
});
