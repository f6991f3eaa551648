import { describe, expect, it } from "vitest";
import type { TrailReach } from "#lib/aws-config/contract/trail-reach.ts";
import { trailSummary } from "./trail-summary.ts";

const aReach = (changes: Partial<TrailReach> = {}): TrailReach => ({
  accountId: "111122223333",
  accountName: "prod",
  region: "eu-west-1",
  completeFrom: "2026-11-10T00:00:00Z",
  completeUntil: "2026-11-17T00:00:00Z",
  wantedFrom: "2026-11-10T00:00:00Z",
  gaps: [],
  failure: null,
  trailsFailure: null,
  troubledTrails: [],
  ...changes,
});
const denied = { code: "AccessDenied", message: null, iamAction: "cloudtrail:LookupEvents", since: null };

describe("how far back API calls are known, in short", () => {
  it("is as far as everywhere", () => {
    const summary = trailSummary([aReach(), aReach({ completeFrom: "2026-11-09T00:00:00Z" })]);
    expect(summary).toMatchObject({ total: 2, whole: 2, completeFrom: "2026-11-10T00:00:00Z", failing: 0 });
  });

  it("is nothing while an account-Region has not been read", () => {
    const summary = trailSummary([aReach(), aReach({ completeFrom: null, wantedFrom: null })]);
    expect(summary).toMatchObject({ whole: 1, completeFrom: null, wantedFrom: "2026-11-10T00:00:00Z" });
    expect(trailSummary([])).toMatchObject({ total: 0, completeFrom: null, wantedFrom: null });
  });

  it("does not count where a stretch is missing", () => {
    const gap = { from: "2026-11-12T00:00:00Z", until: "2026-11-13T00:00:00Z" };
    expect(trailSummary([aReach({ gaps: [gap] })]).whole).toBe(0);
  });

  it("names the worst first: what cannot be read, what is not read, what is behind, whose trails fail", () => {
    const { scopes } = trailSummary([
      aReach({ region: "whole" }),
      aReach({ region: "trail", troubledTrails: [{ name: "all", isLogging: false, error: null }] }),
      aReach({ region: "behind", completeFrom: "2026-11-15T00:00:00Z" }),
      aReach({ region: "more behind", completeFrom: "2026-11-16T00:00:00Z" }),
      aReach({ region: "unread", completeFrom: null }),
      aReach({ region: "denied", failure: denied }),
    ]);
    expect(scopes.map(({ region }) => region)).toEqual([
      "denied",
      "unread",
      "more behind",
      "behind",
      "trail",
      "whole",
    ]);
  });
});
