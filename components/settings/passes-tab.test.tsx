import { screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { describe, expect, test } from "vitest";
import type { SyncStatusRow } from "#lib/core/contract/sync-status.ts";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import { PassesTab } from "./passes-tab.tsx";

function aRow(change: Partial<SyncStatusRow>): SyncStatusRow {
  return {
    dataset: "node-associations",
    accountId: "111122223333",
    accountName: null,
    region: "us-east-1",
    state: "pending",
    lastCompleteAt: null,
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

describe("passes", () => {
  test("say what they wait for, and nothing of the kind where they do not", () => {
    renderInConsole(
      <NuqsTestingAdapter>
        <PassesTab rows={[aRow({ waitsFor: ["managed-nodes"] }), aRow({ region: "eu-west-1" })]} />
      </NuqsTestingAdapter>,
    );
    const states = screen.getAllByRole("row").map((row) => row.textContent ?? "");
    expect(states.find((text) => text.includes("us-east-1"))).toContain("Waits for managed-nodes");
    expect(states.find((text) => text.includes("eu-west-1"))).toContain("Not yet");
    expect(screen.getByText(/0 of 2 scopes current · Waits for managed-nodes/)).toBeTruthy();
  });
});
