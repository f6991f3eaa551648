import { describe, expect, test } from "vitest";
import type { SyncStatusRow } from "#lib/core/contract/sync-status.ts";
import { summariseDatasets } from "./dataset-summary.ts";

function aRow(change: Partial<SyncStatusRow>): SyncStatusRow {
  return {
    dataset: "managed-nodes",
    accountId: "111122223333",
    accountName: null,
    region: "us-east-1",
    state: "fresh",
    lastCompleteAt: "2026-11-23T00:00:00Z",
    nextDueAt: null,
    durationMs: null,
    rows: null,
    calls: null,
    throttles: null,
    cadenceSeconds: 60,
    waitsFor: [],
    error: null,
    ...change,
  };
}

describe("the summary of datasets", () => {
  test("puts datasets with failures first and counts what is current", () => {
    const summaries = summariseDatasets([
      aRow({ dataset: "accounts" }),
      aRow({ dataset: "tags", state: "stale" }),
      aRow({}),
      aRow({ region: "eu-west-1", state: "failed" }),
    ]);
    expect(summaries.map((item) => [item.dataset, item.worst, item.good, item.failed, item.total])).toEqual([
      ["managed-nodes", "failed", 1, 1, 2],
      ["tags", "stale", 0, 0, 1],
      ["accounts", "fresh", 1, 0, 1],
    ]);
  });

  test("what the target does not offer stands below what failed, and is no failure", () => {
    const summaries = summariseDatasets([
      aRow({ state: "unavailable" }),
      aRow({ dataset: "tags", state: "pending" }),
      aRow({ dataset: "accounts" }),
    ]);
    expect(summaries.map((item) => [item.dataset, item.worst, item.good, item.failed])).toEqual([
      ["managed-nodes", "unavailable", 0, 0],
      ["tags", "pending", 0, 0],
      ["accounts", "fresh", 1, 0],
    ]);
  });

  test("a pass under way keeps its data's standing, the first one has none yet", () => {
    const summaries = summariseDatasets([
      aRow({ state: "running" }),
      aRow({ region: "eu-west-1", state: "running", lastCompleteAt: null }),
    ]);
    expect(summaries[0]?.good).toBe(1);
  });
});
