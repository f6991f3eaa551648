import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { errorOf, useRun } from "./use-run.ts";

test("a refusal is told of the text that was run, and of no other", async () => {
  const refuse = (_input: { text: string }) => Promise.reject(new Error("syntax error"));
  const { result } = renderHook(() => useRun(refuse));
  await act(async () => result.current.run({ text: "select a from" }));
  expect(errorOf(result.current.state, "select a from")?.message).toBe("syntax error");
  expect(errorOf(result.current.state, "select a from nodes")).toBeNull();
});
