import type { ApprovalRule, PatchBaseline, PatchFacts } from "#lib/patch/contract/baselines.ts";

/** An approval rule for tests: everything, seven days after its release, unless said otherwise. */
export function aRule(changes: Partial<ApprovalRule> = {}): ApprovalRule {
  return {
    filters: [],
    approveAfterDays: 7,
    approveUntilDate: null,
    complianceLevel: "CRITICAL",
    enableNonSecurity: false,
    ...changes,
  };
}

/** A custom Windows baseline for tests, with one rule, unless said otherwise. */
export function aBaseline(changes: Partial<PatchBaseline> = {}): PatchBaseline {
  const baseline = {
    accountId: "111122223333",
    accountName: "production",
    region: "us-east-1",
    baselineId: "pb-0123456789abcdef0",
    name: "windows-production",
    description: null,
    operatingSystem: "WINDOWS",
    isDefault: false,
    isPredefined: false,
    approvalRules: [aRule()],
    globalFilters: [],
    approvedPatches: [],
    approvedComplianceLevel: "UNSPECIFIED",
    approvedEnableNonSecurity: false,
    rejectedPatches: [],
    rejectedAction: "ALLOW_AS_DEPENDENCY",
    sources: [],
    availableSecurityUpdatesStatus: null,
    createdAt: "2026-01-05T00:00:00.000Z",
    modifiedAt: "2026-01-05T00:00:00.000Z",
    ...changes,
  };
  return { ...baseline, key: `${baseline.accountId}:${baseline.region}:${baseline.baselineId}` };
}

/** A security update of Windows Server 2022, released on 7 July 2026, unless said otherwise. */
export function aPatch(changes: Partial<PatchFacts> = {}): PatchFacts {
  return {
    kbId: "KB5034441",
    title: "2026-07 Cumulative Update for Windows Server 2022 (KB5034441)",
    products: ["WindowsServer2022"],
    productFamily: "Windows",
    classification: "SecurityUpdates",
    severity: "Critical",
    bulletin: null,
    advisoryIds: [],
    cveIds: [],
    repository: null,
    releasedAt: "2026-07-07T00:00:00.000Z",
    ...changes,
  };
}

/** A security update of an Amazon Linux 2 package unless said otherwise. */
export function aPackage(changes: Partial<PatchFacts> = {}): PatchFacts {
  return aPatch({
    kbId: "dbus.x86_64",
    title: "dbus.x86_64:1:1.12.28-1.amzn2",
    products: ["AmazonLinux2"],
    productFamily: "Amazon Linux 2",
    classification: "Security",
    severity: "Important",
    advisoryIds: ["ALAS-2026-2123"],
    cveIds: ["CVE-2026-12345"],
    ...changes,
  });
}
