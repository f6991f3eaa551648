import { screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import { ApiError } from "#lib/core/client/fetch-json.ts";
import type { ErrorCode } from "#lib/core/contract/errors.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { QueryGate } from "./query-gate.tsx";

function show(code: ErrorCode, missing?: string): void {
  const error = new ApiError(code, "Why", "r-1");
  renderInConsole(
    <QueryGate query={{ data: undefined, error, refetch: () => undefined }} lines={1} missing={missing}>
      {() => null}
    </QueryGate>,
  );
}

const retry = () => screen.queryByRole("button", { name: "Try again" });

describe("what could not be read", () => {
  test("offers to try again where that may help", () => {
    show("unavailable", "No such thing");
    expect(retry()).toBeTruthy();
    expect(screen.queryByText("No such thing")).toBeNull();
  });

  test("does not where there is no such thing", () => {
    show("not_found", "No such thing");
    expect(retry()).toBeNull();
    expect(screen.getByText("No such thing")).toBeTruthy();
  });

  test("tells the error where nothing else is said of what is missing", () => {
    show("not_found");
    expect(screen.getByRole("alert").textContent).toContain("Why");
  });
});
