import { Popover } from "@base-ui/react/popover";
import { screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { describe, expect, test } from "vitest";
import type { FailedScope, Freshness } from "#lib/core/contract/freshness.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { FreshnessBadge } from "./freshness-badge.tsx";
import { FreshnessDetails } from "./freshness-details.tsx";

const hourOld = "2026-11-22T23:00:00Z";
const notOffered: FailedScope = {
  accountId: "111122223333",
  region: "eu-west-1",
  dataset: "inventory",
  code: "OperationNotAvailable",
  message: "not implemented",
  since: hourOld,
  iamAction: null,
  lastCompleteAt: null,
};

function aFreshness(scopes: Partial<Freshness["scopes"]>, late: Freshness["late"] = []): Freshness {
  return {
    asOf: null,
    generatedAt: "2026-11-23T00:00:00Z",
    oldestCompleteAt: hourOld,
    scopes: { total: 4, fresh: 4, stale: 0, pending: 0, failed: [], ...scopes },
    late,
  };
}

const badge = (freshness: Freshness) => {
  renderInConsole(
    <NuqsTestingAdapter>
      <FreshnessBadge freshness={freshness} />
    </NuqsTestingAdapter>,
  );
  return screen.getByRole("button").textContent;
};

describe("the freshness badge", () => {
  test("is content with hourly data that is an hour old", () => {
    expect(badge(aFreshness({}))).toBe("Data freshness: Up to date");
  });

  test("calls late what is older than its cadence promises", () => {
    const late = [{ dataset: "managed-nodes", scopes: 3, oldestCompleteAt: hourOld }];
    expect(badge(aFreshness({ fresh: 1, stale: 3 }, late))).toBe("Data freshness: 3 late");
  });

  const denied = { ...notOffered, code: "AccessDeniedException" };
  test.each([
    ["Incomplete", { fresh: 3, failed: [denied] }],
    ["Collecting", { fresh: 3, pending: 1 }],
    ["Up to date", { fresh: 3, failed: [notOffered] }],
  ])("says %s of what lacks a part, by why it does", (word, scopes) => {
    expect(badge(aFreshness(scopes))).toBe(`Data freshness: ${word}`);
  });

  test("is collecting before the first complete pass", () => {
    expect(badge({ ...aFreshness({ fresh: 0, pending: 4 }), oldestCompleteAt: null })).toContain(
      "Collecting",
    );
  });
});

function open(freshness: Freshness): void {
  renderInConsole(
    <NuqsTestingAdapter>
      <Popover.Root open>
        <FreshnessDetails freshness={freshness} />
      </Popover.Root>
    </NuqsTestingAdapter>,
  );
}

describe("what the badge opens into", () => {
  test("names the datasets that are late", () => {
    const late = [{ dataset: "managed-nodes", scopes: 3, oldestCompleteAt: hourOld }];
    open(aFreshness({ fresh: 1, stale: 3 }, late));
    expect(screen.getByText("managed-nodes").closest("li")?.textContent).toContain("3 places");
  });

  test("does not count among failures what the target does not offer", () => {
    open(aFreshness({ fresh: 3, failed: [notOffered] }));
    expect(screen.getByText("Failed").closest("li")?.textContent).toBe("0Failed");
    expect(screen.getByText("Nothing is missing.")).toBeTruthy();
    expect(screen.getByRole("heading", { name: "Not offered by the target" })).toBeTruthy();
    expect(screen.getByText("inventory")).toBeTruthy();
  });
});
