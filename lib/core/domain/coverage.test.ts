import { describe, expect, test } from "vitest";
import type { FailedScope, Freshness } from "#lib/core/contract/freshness.ts";
import { missingPlaces, neverRead, silentSince } from "./coverage.ts";

function aFailure(part: Partial<FailedScope> = {}): FailedScope {
  return {
    accountId: "111122223333",
    region: "eu-west-1",
    dataset: "managed-nodes",
    code: "AccessDeniedException",
    message: "",
    since: "2026-11-23T00:00:00Z",
    iamAction: "ssm:DescribeInstanceInformation",
    lastCompleteAt: "2026-11-22T00:00:00Z",
    ...part,
  };
}

function aFreshness(failed: FailedScope[], fresh = 0): Freshness {
  return {
    asOf: null,
    generatedAt: "2026-11-23T01:00:00Z",
    oldestCompleteAt: null,
    late: [],
    scopes: { total: failed.length + fresh, fresh, stale: 0, pending: 0, failed },
  };
}

describe("a dataset that has never been read", () => {
  const places = { total: 2, complete: 0 };
  const never = aFailure({ lastCompleteAt: null });
  const elsewhere = { ...never, region: "us-east-1" };

  test("is one that failed in every account-Region without a complete pass before", () => {
    const both = { ...aFreshness([never, elsewhere], 4), accountRegions: places };
    expect([neverRead(both, "managed-nodes"), neverRead(both, "resource-tags")]).toEqual([true, false]);
  });

  test("is not one that some account-Region has answered, now or earlier", () => {
    for (const failed of [[never], [never, aFailure({ region: "us-east-1" })], []]) {
      expect(neverRead({ ...aFreshness(failed, 4), accountRegions: places }, "managed-nodes")).toBe(false);
    }
    expect(neverRead(aFreshness([]), "managed-nodes")).toBe(false);
  });
});

describe("missing places", () => {
  test("are account-Regions, each with all that would mend it, the most lacking first", () => {
    const tags = aFailure({ region: "us-east-1", dataset: "resource-tags", iamAction: "tag:GetResources" });
    const nodes = aFailure({ region: "us-east-1", lastCompleteAt: "2026-11-21T00:00:00Z" });
    const places = missingPlaces(aFreshness([aFailure(), tags, nodes, { ...nodes, dataset: "activations" }]));
    expect(places.map(({ region, iamActions, shownSince }) => [region, iamActions, shownSince])).toEqual([
      ["us-east-1", ["tag:GetResources", "ssm:DescribeInstanceInformation"], "2026-11-21T00:00:00Z"],
      ["eu-west-1", ["ssm:DescribeInstanceInformation"], "2026-11-22T00:00:00Z"],
    ]);
  });

  test("have no age when something of them was never collected", () => {
    const [place] = missingPlaces(
      aFreshness([aFailure(), aFailure({ dataset: "resource-tags", lastCompleteAt: null })]),
    );
    expect(place?.shownSince).toBeNull();
  });
});

describe("a silent target", () => {
  const refused = aFailure({ code: "ECONNREFUSED", iamAction: null });

  test("is one where nothing answers any more, since the first silence", () => {
    const earlier = { ...refused, region: "us-east-1", since: "2026-11-22T23:00:00Z" };
    expect(silentSince(aFreshness([refused, earlier]))).toBe("2026-11-22T23:00:00Z");
  });

  test("was heard last when anything of it was complete, whatever failed before", () => {
    const lacking = { ...refused, since: "2026-11-20T00:00:00Z", lastCompleteAt: null };
    expect(silentSince(aFreshness([refused, lacking]))).toBe("2026-11-22T00:00:00Z");
  });

  test("is not one that refuses, nor one of which something is fresh", () => {
    expect(silentSince(aFreshness([refused, aFailure()]))).toBeNull();
    expect(silentSince(aFreshness([refused], 1))).toBeNull();
    expect(silentSince(aFreshness([]))).toBeNull();
  });
});
