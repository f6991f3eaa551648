import { describe, expect, it } from "vitest";
import type { FailedScope, Freshness } from "#lib/core/contract/freshness.ts";
import { groupFailures } from "./failure-groups.ts";
import { summariseFreshness } from "./freshness-summary.ts";

const aFailure = (change: Partial<FailedScope> = {}): FailedScope => ({
  accountId: "111111111111",
  region: "eu-west-1",
  dataset: "managed-nodes",
  code: "AccessDeniedException",
  message: "not authorized",
  since: "2026-11-23T01:00:00.000Z",
  iamAction: "ssm:DescribeInstanceInformation",
  lastCompleteAt: null,
  ...change,
});

const aFreshness = (
  scopes: Partial<Freshness["scopes"]>,
  oldestCompleteAt: string | null = "2026-11-23T00:00:00Z",
) => ({
  asOf: null,
  generatedAt: "2026-11-23T02:00:00.000Z",
  oldestCompleteAt,
  scopes: { total: 0, fresh: 0, stale: 0, pending: 0, failed: [], ...scopes },
  late: [],
  accountRegions: { total: 43, complete: 41 },
});

describe("freshness in a glance", () => {
  it("is ok only when every scope is fresh", () => {
    expect(summariseFreshness(aFreshness({ total: 4, fresh: 4 })).tone).toBe("ok");
    expect(summariseFreshness(aFreshness({ total: 4, fresh: 3, stale: 1 })).tone).toBe("warning");
    expect(summariseFreshness(aFreshness({ total: 4, fresh: 3, pending: 1 })).tone).toBe("warning");
  });

  it("is unknown before anything is complete, never ok", () => {
    expect(summariseFreshness(aFreshness({ total: 4, pending: 4 }, null)).tone).toBe("unknown");
    expect(summariseFreshness(aFreshness({}, null)).tone).toBe("unknown");
  });

  it("is critical only when everything failed and there is nothing to show", () => {
    expect(summariseFreshness(aFreshness({ total: 1, failed: [aFailure()] }, null)).tone).toBe("critical");
    expect(summariseFreshness(aFreshness({ total: 2, fresh: 1, failed: [aFailure()] })).tone).toBe("warning");
  });

  it("counts nothing against what the target does not offer", () => {
    const missing = aFailure({ dataset: "inventory", code: "OperationNotAvailable" });
    const summary = summariseFreshness(aFreshness({ total: 3, fresh: 1, failed: [missing] }));
    expect(summary).toMatchObject({ tone: "ok", failures: [], notOffered: [missing] });
    expect(summariseFreshness(aFreshness({ total: 1, failed: [missing] }, null)).tone).toBe("unknown");
  });

  it("gives coverage in account-Regions", () => {
    expect(summariseFreshness(aFreshness({ total: 400, fresh: 398 }))).toMatchObject({
      coverage: { complete: 41, total: 43 },
    });
  });

  it("makes one line of scopes that lack the same permission, failing since the earliest", () => {
    const failed = [
      aFailure({ region: "us-east-1", since: "2026-11-23T00:30:00.000Z" }),
      aFailure(),
      aFailure({ dataset: "ec2-instances", iamAction: "ec2:DescribeInstances" }),
    ];
    const groups = groupFailures(failed);
    expect(groups.map((group) => [group.dataset, group.scopes.length, group.since])).toEqual([
      ["managed-nodes", 2, "2026-11-23T00:30:00.000Z"],
      ["ec2-instances", 1, "2026-11-23T01:00:00.000Z"],
    ]);
  });
});
