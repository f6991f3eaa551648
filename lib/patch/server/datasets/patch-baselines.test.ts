import { describe, expect, it } from "vitest";
import { approvalRule } from "#lib/patch/contract/baselines.ts";
import { patchBaselineEvents, patchGroupEvents } from "./patch-baseline-events.ts";
import { baselineRow } from "./patch-baselines.ts";

const identity = { BaselineId: "arn:aws:ssm:eu-west-1:1:patchbaseline/pb-1", DefaultBaseline: true };
const row = baselineRow(
  identity,
  {
    BaselineId: identity.BaselineId,
    Name: "AWS-DefaultPatchBaseline",
    OperatingSystem: "WINDOWS",
    ApprovalRules: {
      PatchRules: [
        {
          PatchFilterGroup: { PatchFilters: [{ Key: "MSRC_SEVERITY", Values: ["Critical"] }] },
          ApproveAfterDays: 7,
          ComplianceLevel: "CRITICAL",
        },
      ],
    },
    ApprovedPatches: ["KB2", "KB1"],
    ModifiedDate: new Date("2026-01-01T00:00:00Z"),
  },
  true,
);

describe("a patch baseline", () => {
  it("is kept under its short id, with rules as the pages read them", () => {
    expect(row).toMatchObject({
      baseline_id: "pb-1",
      is_default: true,
      is_predefined: true,
      approved_patches: ["KB1", "KB2"],
      modified_at: "2026-01-01T00:00:00.000Z",
      raw: { BaselineId: identity.BaselineId },
    });
    expect(approvalRule.array().parse(row.approval_rules)).toEqual([
      {
        filters: [{ key: "MSRC_SEVERITY", values: ["Critical"] }],
        approveAfterDays: 7,
        approveUntilDate: null,
        complianceLevel: "CRITICAL",
        enableNonSecurity: false,
      },
    ]);
  });

  it("tells of the members that changed, and of nothing else", () => {
    const after = { ...row, rejected_patches: ["KB9"], modified_at: "2026-02-02T00:00:00.000Z" };
    expect(patchBaselineEvents({ before: row, after })).toEqual([
      {
        kind: "baseline.changed",
        resourceType: "AWS::SSM::PatchBaseline",
        resourceId: "pb-1",
        detail: {
          before: { rejected_patches: [] },
          after: { rejected_patches: ["KB9"] },
          changed: ["rejected_patches"],
        },
      },
    ]);
    expect(patchBaselineEvents({ before: row, after: { ...row, modified_at: null } })).toEqual([]);
    expect(patchBaselineEvents({ before: null, after: row })).toMatchObject([
      { kind: "baseline.appeared", detail: { name: "AWS-DefaultPatchBaseline" } },
    ]);
    expect(patchBaselineEvents({ before: row, after: null })).toMatchObject([
      { kind: "baseline.disappeared" },
    ]);
  });
});

describe("a patch group", () => {
  const group = { patch_group: "prod", operating_system: "WINDOWS", baseline_id: "pb-1", baseline_name: "A" };

  it("tells both baselines when it goes from one to the other", () => {
    const after = { ...group, baseline_id: "pb-2", baseline_name: "B" };
    expect(patchGroupEvents({ before: group, after })).toMatchObject([
      { resourceId: "pb-1", part: "prod:WINDOWS", detail: { after: { baseline_id: "pb-2" } } },
      { resourceId: "pb-2", detail: { before: { baseline_id: "pb-1" } } },
    ]);
  });

  it("tells its baseline when it comes and when it goes, and not when only the baseline's name changed", () => {
    expect(patchGroupEvents({ before: null, after: group })).toMatchObject([
      { kind: "patch_group.changed", resourceId: "pb-1", detail: { before: null } },
    ]);
    expect(patchGroupEvents({ before: group, after: null })).toMatchObject([{ detail: { after: null } }]);
    expect(patchGroupEvents({ before: group, after: { ...group, baseline_name: "C" } })).toEqual([]);
  });
});
