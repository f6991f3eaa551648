import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ApprovalRule, BaselineRules, PatchFacts } from "#lib/patch/contract/baselines.ts";
import { aBaseline, aPackage, aPatch, aRule } from "#lib/patch/testing/a-baseline.ts";
import { approvalDate, approvalOf } from "./approval.ts";

const late = new Date("2030-01-01T00:00:00Z");
const linux = (changes: Partial<BaselineRules> = {}) =>
  aBaseline({ operatingSystem: "AMAZON_LINUX_2", ...changes });
const filter = (key: string, ...values: string[]) => ({ key, values });
const withFilters = (...filters: { key: string; values: string[] }[]) =>
  aBaseline({ approvalRules: [aRule({ filters })] });

describe("the approval date of a rule", () => {
  it.each([
    [{ approveAfterDays: 7 }, "2026-07-07T00:00:00Z", "2026-07-14T00:00:00.000Z"],
    [{ approveAfterDays: 7 }, "2025-11-09T18:00:00Z", "2025-11-16T18:00:00.000Z"],
    [{ approveAfterDays: 0 }, "2026-07-07T10:00:00Z", "2026-07-07T10:00:00.000Z"],
    [{ approveAfterDays: 7 }, "2026-12-28T00:00:00Z", "2027-01-04T00:00:00.000Z"],
    [{ approveAfterDays: 1 }, "2028-02-28T00:00:00Z", "2028-02-29T00:00:00.000Z"],
    [{ approveAfterDays: 360 }, "2026-01-01T00:00:00Z", "2026-12-27T00:00:00.000Z"],
    [{ approveUntilDate: "2025-11-16" }, "2025-11-16T00:00:00Z", "2025-11-16T00:00:00.000Z"],
    [{ approveUntilDate: "2025-11-16" }, "2025-11-16T23:59:59Z", "2025-11-16T23:59:59.000Z"],
    [{ approveUntilDate: "2025-11-16" }, "2025-11-17T00:00:00Z", null],
    [{ approveUntilDate: "2025-11-16" }, "2025-11-17T08:00:00+09:00", "2025-11-16T23:00:00.000Z"],
  ])("of %j for a release at %s is %s", (rule, releasedAt, approvedOn) => {
    const whole = { approveAfterDays: null, approveUntilDate: null, ...rule };
    expect(approvalDate(whole, releasedAt, "WINDOWS").approvedOn).toBe(approvedOn);
  });

  it("is not known without the release date, but Debian and Ubuntu approve without delay", () => {
    expect(approvalDate(aRule(), null, "WINDOWS").reason).toBe("release_unknown");
    expect(approvalDate(aRule(), null, "UBUNTU")).toEqual({ approvedOn: null, reason: "no_delay" });
  });
});

describe("the rules of a baseline", () => {
  it.each([
    ["2026-07-13T23:59:59Z", "pending"],
    ["2026-07-14T00:00:00Z", "approved"],
  ])("at %s leave a patch of 7 July with a delay of 7 days %s", (at, status) => {
    expect(approvalOf(aBaseline(), aPatch(), new Date(at))).toEqual({
      status,
      approvedOn: "2026-07-14T00:00:00.000Z",
      rule: 0,
      complianceLevel: "CRITICAL",
      reason: "after_days",
      entry: null,
    });
  });

  it("approve by the one that approves earliest, with its compliance level", () => {
    const approvalRules = [
      aRule({ approveAfterDays: 30, complianceLevel: "LOW" }),
      aRule({ approveAfterDays: 3, complianceLevel: "HIGH" }),
      aRule({ approveAfterDays: 0, filters: [filter("MSRC_SEVERITY", "Low")] }),
    ];
    const approval = approvalOf(aBaseline({ approvalRules }), aPatch(), late);
    expect(approval).toMatchObject({ rule: 1, complianceLevel: "HIGH" });
    expect(approval.approvedOn).toBe("2026-07-10T00:00:00.000Z");
  });

  it.each<[string, { key: string; values: string[] }[], string]>([
    ["product", [filter("PRODUCT", "WindowsServer2019", "WindowsServer2022")], "approved"],
    ["other product", [filter("PRODUCT", "WindowsServer2019")], "not_matched"],
    ["any product", [filter("PRODUCT", "*")], "approved"],
    ["classification", [filter("CLASSIFICATION", "CriticalUpdates", "SecurityUpdates")], "approved"],
    ["severity", [filter("MSRC_SEVERITY", "Critical", "Important")], "approved"],
    ["other severity", [filter("MSRC_SEVERITY", "Low")], "not_matched"],
    ["product family", [filter("PRODUCT_FAMILY", "Windows")], "approved"],
    ["patch set of the system", [filter("PATCH_SET", "OS")], "approved"],
    ["patch set of applications", [filter("PATCH_SET", "APPLICATION")], "not_matched"],
    ["all at once", [filter("PRODUCT", "*"), filter("MSRC_SEVERITY", "Low")], "not_matched"],
    ["unheard-of key", [filter("SECURITY", "x")], "unknown"],
    ["no filter", [], "approved"],
  ])("match by %s", (_, filters, status) => {
    expect(approvalOf(withFilters(...filters), aPatch(), late).status).toBe(status);
  });

  it("match Microsoft's applications by family and product", () => {
    const office = aPatch({ products: ["Office 2016"], productFamily: "Office" });
    const rule = [filter("PATCH_SET", "APPLICATION"), filter("PRODUCT_FAMILY", "Office")];
    expect(approvalOf(withFilters(...rule), office, late).status).toBe("approved");
  });

  it("match Debian's packages by section and priority, and approve them without delay", () => {
    const baseline = aBaseline({
      operatingSystem: "UBUNTU",
      approvalRules: [aRule({ filters: [filter("PRIORITY", "Required"), filter("SECTION", "*")] })],
    });
    const bash = { kbId: "bash", title: "bash.amd64:5.1-6ubuntu1", severity: "required", releasedAt: null };
    const approval = approvalOf(baseline, aPackage({ ...bash, products: null }), late);
    expect(approval).toMatchObject({ status: "approved", approvedOn: null, reason: "no_delay" });
  });

  it("leave out what no advisory names, unless non-security updates are enabled", () => {
    const plain = aPackage({ classification: "", severity: "", advisoryIds: [], cveIds: [] });
    const rules = (enableNonSecurity: boolean) => linux({ approvalRules: [aRule({ enableNonSecurity })] });
    expect(approvalOf(rules(false), plain, late)).toMatchObject({
      status: "not_matched",
      reason: "non_security",
    });
    expect(approvalOf(rules(true), plain, late).status).toBe("approved");
    expect(approvalOf(rules(false), aPackage({ classification: "Bugfix" }), late).status).toBe("approved");
  });

  it("say that a patch came after the cut-off date", () => {
    const baseline = aBaseline({
      approvalRules: [aRule({ approveAfterDays: null, approveUntilDate: "2026-07-06" })],
    });
    expect(approvalOf(baseline, aPatch(), late)).toMatchObject({
      status: "not_matched",
      reason: "after_cutoff",
      approvedOn: null,
    });
  });

  it("tell nothing when the release date is unknown", () => {
    const approval = approvalOf(aBaseline(), aPatch({ releasedAt: null }), late);
    expect(approval).toMatchObject({ status: "unknown", reason: "release_unknown", approvedOn: null });
  });

  it("tell nothing when an unknown property decides, unless the patch is approved anyway", () => {
    const patch = aPatch({ products: null });
    const rule = aRule({ filters: [filter("PRODUCT", "WindowsServer2022")], approveAfterDays: 1 });
    expect(approvalOf(aBaseline({ approvalRules: [rule] }), patch, late)).toMatchObject({
      status: "unknown",
      reason: "facts_unknown",
    });
    const both = aBaseline({ approvalRules: [rule, aRule()] });
    expect(approvalOf(both, patch, late)).toMatchObject({ status: "approved", approvedOn: null, rule: 1 });
    expect(approvalOf(both, patch, new Date("2026-07-10T00:00:00Z")).status).toBe("unknown");
  });

  it("approve nothing where there are none", () => {
    const approval = approvalOf(aBaseline({ approvalRules: [] }), aPatch(), late);
    expect(approval).toMatchObject({ status: "not_matched", reason: "no_rule" });
  });
});

describe("global filters", () => {
  it("keep out of every rule what does not fit, but not out of the approved list", () => {
    const globalFilters = [filter("PRODUCT", "WindowsServer2019")];
    expect(approvalOf(aBaseline({ globalFilters }), aPatch(), late)).toMatchObject({
      status: "not_matched",
      reason: "global_filters",
    });
    const listed = aBaseline({ globalFilters, approvedPatches: ["KB5034441"] });
    expect(approvalOf(listed, aPatch(), late).status).toBe("explicitly_approved");
  });
});

describe("the lists of a baseline", () => {
  it.each([["KB5034441"], ["kb5034441"], ["5034441"]])("name a Windows patch by %s", (entry) => {
    expect(approvalOf(aBaseline({ rejectedPatches: [entry] }), aPatch(), late)).toMatchObject({
      status: "rejected",
      entry,
      approvedOn: null,
      complianceLevel: null,
    });
  });

  it("name a Windows patch by its bulletin, and by no part of its number", () => {
    const patch = aPatch({ bulletin: "MS10-048" });
    expect(approvalOf(aBaseline({ rejectedPatches: ["MS10-048"] }), patch, late).status).toBe("rejected");
    for (const entry of ["KB503444", "KB50344411", "KB*"]) {
      expect(approvalOf(aBaseline({ rejectedPatches: [entry] }), patch, late).status).toBe("approved");
    }
  });

  const spellings = [
    "dbus",
    "dbus.x86_64",
    "dbus-1.12.28",
    "dbus-1.12.28-1.amzn2",
    "dbus-1.12.28-1.amzn2.x86_64",
    "1.12.28",
    "1.12.28-1.amzn2",
    "1:1.12.28-1.amzn2",
    "dbus-1:1.12.28-1.amzn2",
    "dbus-1:1.12.28-1.amzn2.x86_64",
    "1:dbus-1.12.28-1.amzn2.x86_64",
    "dbus.x86_64:1:1.12.28-1.amzn2",
    "dbus*",
    "dbus-1.12.2*",
    "dbus-*:1.12.28-1.amzn2.x86_64",
  ];
  it.each(spellings.map((entry) => [entry]))("name a package by %s", (entry) => {
    expect(approvalOf(linux({ rejectedPatches: [entry] }), aPackage(), late).status).toBe("rejected");
    expect(approvalOf(linux({ approvedPatches: [entry] }), aPackage(), late).status).toBe(
      "explicitly_approved",
    );
  });

  it.each([["dbu"], ["dbus-libs"], ["dbus-1.12.2"], ["dbus.aarch64"], ["dbus-1.12.28-2.*"], ["bus*"]])(
    "do not name a package by %s",
    (entry) => {
      expect(approvalOf(linux({ rejectedPatches: [entry] }), aPackage(), late).status).toBe("approved");
    },
  );

  it("take advisory and CVE ids among approved patches only", () => {
    for (const entry of ["CVE-2026-12345", "ALAS-2026-2123"]) {
      expect(approvalOf(linux({ approvedPatches: [entry] }), aPackage(), late).status).toBe(
        "explicitly_approved",
      );
      expect(approvalOf(linux({ rejectedPatches: [entry] }), aPackage(), late).status).toBe("approved");
    }
  });

  it("take names alone on Debian and Ubuntu, which stand for every architecture and version", () => {
    const bash = aPackage({ kbId: "bash", title: "bash.amd64:5.1-6ubuntu1" });
    const ubuntu = (entry: string) => aBaseline({ operatingSystem: "UBUNTU", rejectedPatches: [entry] });
    expect(approvalOf(ubuntu("bash"), bash, late).status).toBe("rejected");
    expect(approvalOf(ubuntu("bash-5.1"), bash, late).status).toBe("approved");
  });

  it("take file names with a wildcard on SUSE", () => {
    const patch = aPackage({ kbId: "zlib.x86_64", title: "zlib.x86_64:0:1.2.11-3.21.1" });
    const suse = (entry: string) => aBaseline({ operatingSystem: "SUSE", rejectedPatches: [entry] });
    expect(approvalOf(suse("zlib-1.2.11-3.21.1.x86_64.rpm"), patch, late).status).toBe("rejected");
    expect(approvalOf(suse("zlib-1.2.11-3.*.rpm"), patch, late).status).toBe("rejected");
  });

  it("reach non-security packages only where the baseline says so", () => {
    const plain = aPackage({ classification: "", severity: "", advisoryIds: [], cveIds: [] });
    const listed = (approvedEnableNonSecurity: boolean) =>
      linux({ approvedPatches: ["dbus"], approvedEnableNonSecurity });
    expect(approvalOf(listed(false), plain, late).status).toBe("not_matched");
    expect(approvalOf(listed(true), plain, late).status).toBe("explicitly_approved");
  });

  it("reject before they approve, whatever becomes of what is installed", () => {
    for (const rejectedAction of ["ALLOW_AS_DEPENDENCY", "BLOCK"]) {
      const both = { approvedPatches: ["KB5034441"], rejectedPatches: ["KB5034441"], rejectedAction };
      expect(approvalOf(aBaseline(both), aPatch(), late).status).toBe("rejected");
    }
  });

  it("give an explicitly approved patch the level of the list, without a date", () => {
    const baseline = aBaseline({ approvedPatches: ["KB5034441"], approvedComplianceLevel: "HIGH" });
    expect(approvalOf(baseline, aPatch({ releasedAt: null }), late)).toEqual({
      status: "explicitly_approved",
      approvedOn: null,
      rule: null,
      complianceLevel: "HIGH",
      reason: "approved_list",
      entry: "KB5034441",
    });
  });
});

describe("any baseline and patch", () => {
  const values = fc.subarray(["Critical", "Important", "Low", "*"], { minLength: 1 });
  const rules: fc.Arbitrary<ApprovalRule> = fc.record({
    filters: fc.array(fc.record({ key: fc.constantFrom("MSRC_SEVERITY", "PRODUCT"), values }), {
      maxLength: 2,
    }),
    approveAfterDays: fc.option(fc.nat(360)),
    approveUntilDate: fc.option(fc.constantFrom("2026-01-31", "2026-07-06", "2026-07-07", "2027-01-01")),
    complianceLevel: fc.constantFrom("CRITICAL", "LOW"),
    enableNonSecurity: fc.boolean(),
  });
  const patches: fc.Arbitrary<PatchFacts> = fc
    .record({
      severity: fc.constantFrom("Critical", "Important", "Low"),
      products: fc.option(fc.constant(["Critical"])),
      released: fc.option(fc.integer({ min: 0, max: 700 })),
    })
    .map(({ severity, products, released }) => {
      const releasedAt =
        released === null ? null : new Date(Date.UTC(2026, 0, 1) + released * 43_200_000).toISOString();
      return aPatch({ severity, products, releasedAt });
    });
  const moments = fc.integer({ min: 0, max: 900 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days)));
  const baselineOf = (approvalRules: ApprovalRule[]) => aBaseline({ approvalRules });

  it("once approve, always approve: time takes no approval back", () => {
    fc.assert(
      fc.property(
        fc.array(rules, { maxLength: 4 }),
        patches,
        moments,
        fc.nat(500),
        (list, patch, at, days) => {
          const now = approvalOf(baselineOf(list), patch, at);
          const then = approvalOf(baselineOf(list), patch, new Date(at.getTime() + days * 86_400_000));
          if (now.status === "approved") expect(then.status).toBe("approved");
          if (now.status === "not_matched") expect(then).toEqual(now);
          if (now.status === "pending") expect(then.approvedOn).toBe(now.approvedOn);
        },
      ),
    );
  });

  it("another rule never makes an approval later", () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 3 }), rules, patches, (list, more, patch) => {
        const before = approvalOf(baselineOf(list), patch, late).approvedOn;
        const after = approvalOf(baselineOf([...list, more]), patch, late).approvedOn;
        if (before !== null && after !== null)
          expect(Date.parse(after)).toBeLessThanOrEqual(Date.parse(before));
      }),
    );
  });

  it("a date lies between the release and 360 days after it, and only approvals have one", () => {
    fc.assert(
      fc.property(fc.array(rules, { maxLength: 4 }), patches, moments, (list, patch, at) => {
        const { status, approvedOn, rule, complianceLevel } = approvalOf(baselineOf(list), patch, at);
        const approves = status === "approved" || status === "pending";
        expect([rule !== null, complianceLevel !== null]).toEqual([approves, approves]);
        if (approvedOn === null) return;
        expect(approves).toBe(true);
        const delay = Date.parse(approvedOn) - Date.parse(patch.releasedAt ?? "");
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(360 * 86_400_000);
        expect(status === "pending").toBe(Date.parse(approvedOn) > at.getTime());
      }),
    );
  });

  it("a rejected patch is approved by nothing", () => {
    fc.assert(
      fc.property(fc.array(rules), patches, moments, (approvalRules, patch, at) => {
        const baseline = aBaseline({
          approvalRules,
          rejectedPatches: ["KB5034441"],
          approvedPatches: ["KB5034441"],
        });
        expect(approvalOf(baseline, patch, at).status).toBe("rejected");
      }),
    );
  });
});
