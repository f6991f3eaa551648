import { expect, test } from "vitest";
import { askAgain } from "./ask-again.ts";
import { ApiError } from "./fetch-json.ts";

test("a query is tried twice, unless the answer would be the same again", () => {
  expect(askAgain(0, new ApiError("unavailable", "", null))).toBe(true);
  expect(askAgain(0, new Error("network"))).toBe(true);
  expect(askAgain(1, new ApiError("internal", "", null))).toBe(false);
  expect(askAgain(0, new ApiError("not_found", "", null))).toBe(false);
});
