import { describe, expect, it } from "vitest";
import { approvalOf, isRejected } from "./approval.ts";
import { awsBaselines } from "./aws-baselines.ts";
import type { BaselineDefinition, BaselineRule } from "./baseline-types.ts";
import type { PatchRelease } from "./releases.ts";

const [template] = awsBaselines;
const release = (part: Partial<PatchRelease> = {}): PatchRelease => ({
  kbId: "openssl.x86_64",
  title: "openssl.x86_64:1:3.0.8-1.amzn2023.0.1",
  series: "openssl.x86_64",
  classification: "Security",
  severity: "Important",
  security: true,
  releasedAt: Date.UTC(2026, 6, 7, 15),
  month: 54,
  product: "AmazonLinux2023",
  patchSet: "OS",
  restarts: false,
  cveIds: [],
  advisoryIds: [],
  package: { name: "openssl", epoch: "1", version: "3.0.8", release: "1", architecture: "x86_64" },
  ...part,
});
const baseline = (
  rule: Partial<BaselineRule>,
  part: Partial<BaselineDefinition> = {},
): BaselineDefinition => {
  if (template === undefined) throw new Error("AWS provides baselines");
  const whole = { filters: [], complianceLevel: "HIGH" as const, enableNonSecurity: false, ...rule };
  return { ...template, rules: [whole], ...part };
};
const dayOf = (time: number | undefined): string => new Date(time ?? 0).toISOString();

describe("a baseline", () => {
  it("approves what was released on 7 July after seven days on 14 July, for the whole of that day", () => {
    const seven = baseline({ approveAfterDays: 7 });
    expect(dayOf(approvalOf(seven, release())?.at)).toBe("2026-07-14T00:00:00.000Z");
    const now = baseline({ approveAfterDays: 0 });
    expect(approvalOf(now, release())?.at).toBe(release().releasedAt);
  });

  it("approves by date what came out up to that day, and nothing later", () => {
    expect(approvalOf(baseline({ approveUntilDate: "2026-07-07" }), release())?.at).toBe(
      release().releasedAt,
    );
    expect(approvalOf(baseline({ approveUntilDate: "2026-07-06" }), release())).toBeUndefined();
  });

  it("takes the earliest of the rules that match, with its level", () => {
    const two = baseline({});
    const slow = {
      filters: [],
      complianceLevel: "LOW" as const,
      approveAfterDays: 30,
      enableNonSecurity: false,
    };
    const quick = { ...slow, complianceLevel: "CRITICAL" as const, approveAfterDays: 2 };
    expect(approvalOf({ ...two, rules: [slow, quick] }, release())?.complianceLevel).toBe("CRITICAL");
  });

  it("matches class, severity and product, `*` for all", () => {
    const grave = { filters: [{ key: "SEVERITY" as const, values: ["Critical"] }], approveAfterDays: 0 };
    expect(approvalOf(baseline(grave), release())).toBeUndefined();
    expect(approvalOf(baseline(grave), release({ severity: "Critical" }))).toBeDefined();
    const any = { filters: [{ key: "SEVERITY" as const, values: ["*"] }], approveAfterDays: 0 };
    expect(approvalOf(baseline(any), release())).toBeDefined();
    const other = { globalFilters: [{ key: "PRODUCT" as const, values: ["AmazonLinux2"] }] };
    expect(approvalOf(baseline({ approveAfterDays: 0 }, other), release())).toBeUndefined();
  });

  it("leaves updates that close no hole alone, unless it names their class or includes them", () => {
    const bugfix = release({ security: false, classification: "Bugfix", severity: "None" });
    expect(approvalOf(baseline({ approveAfterDays: 0 }), bugfix)).toBeUndefined();
    expect(approvalOf(baseline({ approveAfterDays: 0, enableNonSecurity: true }), bugfix)).toBeDefined();
    const named = { filters: [{ key: "CLASSIFICATION" as const, values: ["Bugfix"] }], approveAfterDays: 0 };
    expect(approvalOf(baseline(named), bugfix)).toBeDefined();
  });

  it("approves and rejects by name before any rule", () => {
    const listed = baseline(
      { approveAfterDays: 7 },
      {
        approvedPatches: ["openssl*"],
        approvedPatchesComplianceLevel: "CRITICAL",
      },
    );
    expect(approvalOf(listed, release())).toEqual({
      at: release().releasedAt,
      complianceLevel: "CRITICAL",
      explicit: true,
    });
    const rejecting = { ...listed, rejectedPatches: ["openssl.x86_64"] };
    expect(isRejected(rejecting, release())).toBe(true);
    expect(approvalOf(rejecting, release())).toBeUndefined();
  });
});
