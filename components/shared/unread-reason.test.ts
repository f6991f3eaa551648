import { describe, expect, it } from "vitest";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import { unreadReason } from "./unread-reason.ts";

const freshness = (pending: number, refused: boolean): Freshness => ({
  asOf: null,
  generatedAt: "2026-11-23T00:00:00.000Z",
  oldestCompleteAt: null,
  late: [],
  accountRegions: { total: 1, complete: 0 },
  scopes: {
    ...{ total: 1, fresh: 0, stale: 0, pending },
    failed: refused
      ? [
          {
            ...{ dataset: "maintenance-windows", accountId: "111122223333", region: "us-east-1" },
            ...{ code: "AccessDeniedException", message: "", iamAction: null },
            ...{ since: "2026-11-23T00:00:00.000Z", lastCompleteAt: null },
          },
        ]
      : [],
  },
});

describe("a list without rows", () => {
  it.each([
    ["unread", 0, true, undefined],
    ["pending", 1, false, undefined],
    ["past", 1, false, "2020-01-01T00:00:00.000Z"],
    [null, 0, false, undefined],
    [null, 0, false, "2026-11-22T00:00:00.000Z"],
  ])("is %s", (reason, pending, refused, asOf) => {
    expect(unreadReason(freshness(pending, refused), "maintenance-windows", asOf)).toBe(reason);
  });
});
