import { screen } from "@testing-library/react";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
import { describe, expect, test } from "vitest";
import { renderInConsole } from "#lib/core/testing/render.tsx";
import type { NodePatchesOutput } from "#lib/patch/contract/node-patches.ts";
import { anOperation } from "#lib/patch/testing/an-operation.ts";
import { Provenance } from "./provenance.tsx";

type Data = Parameters<typeof Provenance>[0]["data"];
const scanned: Data = {
  current: anOperation({ baselineName: "prod-windows" }),
  replaced: null,
  execution: null,
  baselineKey: "111122223333:us-east-1:pb-0123456789abcdef0",
  rebootOption: "NoReboot",
  pendingReboot: 0,
  lastNoRebootInstallAt: null,
};

const show = (changes: Partial<NodePatchesOutput>) =>
  renderInConsole(
    <NuqsTestingAdapter>
      <Provenance data={{ ...scanned, ...changes }} />
    </NuqsTestingAdapter>,
  );

describe("where a node's numbers come from", () => {
  test("the baseline leads to its page", () => {
    show({});
    const link = screen.getByRole("link", { name: "prod-windows (pb-0123456789abcdef0)" });
    expect(link.getAttribute("href")).toContain("/patch/baselines/111122223333");
  });

  test("patches wait for a reboot since the last installation without one", () => {
    show({ pendingReboot: 1, lastNoRebootInstallAt: "2026-11-20T17:05:00.000Z" });
    expect(screen.getByText("1 patch waits for a reboot")).toBeTruthy();
    expect(screen.getByText(/^last installation without a reboot/).textContent).toContain(
      "2026-11-20 17:05:00",
    );
  });

  test("what nobody told is unknown, not zero", () => {
    show({ pendingReboot: null, current: anOperation({ failed: null }) });
    expect(screen.getByText(/failed Unknown/)).toBeTruthy();
    expect(screen.queryByText("Nothing waits for a reboot")).toBeNull();
  });

  test("what was replaced stands beside it", () => {
    show({ replaced: anOperation({ missing: 7, endedAt: "2026-11-24T03:00:00.000Z" }) });
    expect(screen.getByText(/missing 7/)).toBeTruthy();
  });
});
