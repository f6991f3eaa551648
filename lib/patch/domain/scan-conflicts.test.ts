import { describe, expect, test } from "vitest";
import type { PatchOperation } from "#lib/patch/contract/node-patches.ts";
import { scanConflicts } from "./scan-conflicts.ts";

function anOperation(changes: Partial<PatchOperation>): PatchOperation {
  return {
    run: "111122223333:us-east-1:seen:1-a",
    operation: "Scan",
    startedAt: null,
    endedAt: "2026-11-20T00:00:00.000Z",
    baselineId: "pb-1",
    baselineName: null,
    patchGroup: null,
    snapshotId: null,
    ownerInformation: null,
    installOverrideList: null,
    installed: 1,
    missing: 0,
    failed: 0,
    pendingReboot: 0,
    critical: 0,
    ...changes,
  };
}

describe("two ways of judging one node", () => {
  test("are two baselines within seven days, each with its newest operation", () => {
    const [found, ...others] = scanConflicts([
      anOperation({ endedAt: "2026-11-18T00:00:00.000Z", baselineId: "pb-1" }),
      anOperation({ endedAt: "2026-11-20T00:00:00.000Z", baselineId: "pb-2" }),
      anOperation({ endedAt: "2026-11-19T00:00:00.000Z", baselineId: "pb-1" }),
    ]);
    expect(others).toEqual([]);
    expect(found?.kind).toBe("baselines");
    expect(found?.evidence.map(({ what, operation }) => [what, operation.endedAt.slice(0, 10)])).toEqual([
      ["pb-2", "2026-11-20"],
      ["pb-1", "2026-11-19"],
    ]);
  });

  test("are two owners of scans, whatever baseline they use", () => {
    const found = scanConflicts([
      anOperation({ ownerInformation: "quick setup" }),
      anOperation({ endedAt: "2026-11-19T00:00:00.000Z" }),
    ]);
    expect(found.map(({ kind }) => kind)).toEqual(["methods"]);
  });

  test("are not a change of baseline long ago, an installation beside a scan, nor no operation", () => {
    expect(
      scanConflicts([
        anOperation({}),
        anOperation({ endedAt: "2026-11-01T00:00:00.000Z", baselineId: "pb-2" }),
      ]),
    ).toEqual([]);
    expect(
      scanConflicts([anOperation({}), anOperation({ operation: "Install", ownerInformation: "x" })]),
    ).toEqual([]);
    expect(scanConflicts([])).toEqual([]);
  });
});
