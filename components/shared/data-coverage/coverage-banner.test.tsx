import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, test } from "vitest";
import type { FailedScope, Freshness } from "#lib/core/contract/freshness.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { CoverageBanner } from "./coverage-banner.tsx";

function aFailure(part: Partial<FailedScope> = {}): FailedScope {
  return {
    accountId: "111122223333",
    region: "eu-west-1",
    dataset: "managed-nodes",
    code: "AccessDeniedException",
    message: "",
    since: "2026-11-23T00:00:00Z",
    iamAction: "ssm:DescribeInstanceInformation",
    lastCompleteAt: null,
    ...part,
  };
}

function show(
  failed: FailedScope[],
  scopes: Partial<Freshness["scopes"]> = {},
  asOf: string | null = null,
  primary: string | readonly string[] = "managed-nodes",
) {
  const freshness: Freshness = {
    asOf,
    generatedAt: "2026-11-23T01:00:00Z",
    oldestCompleteAt: "2026-11-22T22:00:00Z",
    late: [],
    scopes: { total: 43, fresh: 41, stale: 0, pending: 0, failed, ...scopes },
    accountRegions: { total: 43, complete: 41 },
  };
  return renderInConsole(<CoverageBanner freshness={freshness} primary={primary} />);
}

describe("what a list lacks", () => {
  test("is not spoken of while it lacks nothing", () => {
    expect(show([]).container.textContent).toBe("");
  });

  test("is counted in account-Regions, named, and comes with the action to grant", () => {
    show([aFailure(), aFailure({ region: "us-east-1", lastCompleteAt: "2026-11-22T00:00:00Z" })]);
    expect(screen.getByText("41 of 43 account-Regions")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Show what is missing" }));
    expect(screen.getByText("111122223333 · eu-west-1")).toBeTruthy();
    expect(screen.getByText("never collected")).toBeTruthy();
    expect(screen.getByText(/shown as of 2026-11-22 00:00:00/)).toBeTruthy();
    expect(screen.getAllByText(/Grant ssm:DescribeInstanceInformation/)).toHaveLength(2);
  });

  test("does not claim that nodes are missing when only facts of them are", () => {
    show([aFailure({ dataset: "compliance-summaries" })]);
    expect(screen.getByText("compliance-summaries not up to date in 1 account-Region")).toBeTruthy();
  });

  test("counts every dataset without which rows are missing, and claims no complete list", () => {
    const { container } = show(
      [aFailure({ dataset: "patch-states" }), aFailure({ region: "us-east-1" })],
      {},
      null,
      ["managed-nodes", "patch-states"],
    );
    expect(container.textContent).toContain("41 of 43 account-Regions");
    expect(container.textContent).not.toContain("Every row");
  });

  test("is the last known state, with its age, when nothing answers", () => {
    show([aFailure({ code: "ECONNREFUSED" })], { fresh: 0 });
    expect(screen.getByText(/The target has not answered since 2026-11-23 00:00:00/)).toBeTruthy();
    expect(screen.getByText(/Oldest data: 2026-11-22 22:00:00/)).toBeTruthy();
  });

  test("is said to be on its way during the first collection", () => {
    show([], { fresh: 0, pending: 2 });
    expect(screen.getByText("First collection under way: 41 of 43 account-Regions so far.")).toBeTruthy();
  });

  test("is what had been read by a past moment, for nothing is under way then", () => {
    show([], { fresh: 0, pending: 2 }, "2026-11-22T00:00:00Z");
    expect(screen.getByText("At this moment 41 of 43 account-Regions had been read.")).toBeTruthy();
  });
});
