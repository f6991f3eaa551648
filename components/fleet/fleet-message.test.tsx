import { describe, expect, test } from "vitest";
import type { FailedScope } from "#lib/core/contract/freshness.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { FleetMessage, type FleetMessageProps } from "./fleet-message.tsx";

const params = {
  filter: "",
  accounts: null,
  regions: null,
  tag: null,
  asOf: null,
} as FleetMessageProps["params"];

/** Two account-Regions without a node, of which these datasets of one or both failed and never worked. */
function aList(failed: readonly (readonly [dataset: string, region: string])[]): FleetMessageProps["data"] {
  const missing = failed.map(
    ([dataset, region]): FailedScope => ({
      accountId: "111122223333",
      region,
      dataset,
      code: "OperationNotAvailable",
      message: "",
      since: "2026-11-23T00:00:00Z",
      iamAction: null,
      lastCompleteAt: null,
    }),
  );
  return {
    rows: [],
    total: 0,
    freshness: {
      asOf: null,
      generatedAt: "2026-11-23T01:00:00Z",
      oldestCompleteAt: "2026-11-23T00:59:00Z",
      late: [],
      scopes: { total: missing.length + 4, fresh: 4, stale: 0, pending: 0, failed: missing },
      accountRegions: { total: 2, complete: 0 },
    },
  };
}

const titleOf = (data: FleetMessageProps["data"], filter = "") =>
  renderInConsole(
    <FleetMessage
      data={data}
      error={null}
      onRetry={() => undefined}
      params={{ ...params, filter }}
      actions={{} as FleetMessageProps["actions"]}
    />,
  ).getByRole("heading").textContent;

const both = [
  ["managed-nodes", "eu-west-1"],
  ["managed-nodes", "us-east-1"],
] as const;

describe("a fleet without rows", () => {
  test("is unknown, not empty, where nodes could never be read", () => {
    expect(titleOf(aList(both))).toBe("Managed nodes could not be read");
  });

  test("is unknown with a filter too", () => {
    expect(titleOf(aList(both), "platform:Windows")).toBe("Managed nodes could not be read");
  });

  test("is empty where at least one account-Region answered for its nodes", () => {
    expect(titleOf(aList([["managed-nodes", "eu-west-1"]]))).toBe("No managed node in this scope");
  });

  test("is empty where only other datasets failed", () => {
    expect(titleOf(aList([["associations", "eu-west-1"]]))).toBe("No managed node in this scope");
  });
});
