import { describe, expect, test } from "vitest";
import { detailLines, eventTone } from "./event-detail.ts";

const lines = (before: unknown, after: unknown) => detailLines({ detail: { before, after } });

describe("what an event says has changed", () => {
  test("one column needs no label: the kind names it", () => {
    expect(lines({ ping_status: "Online" }, { ping_status: "ConnectionLost" })).toEqual([
      { label: "", before: "Online", after: "ConnectionLost" },
    ]);
  });

  test("several columns are told apart, those that stayed are left out", () => {
    expect(
      lines(
        { platform_name: "Ubuntu", platform_version: "22.04", platform_type: "Linux" },
        { platform_name: "Ubuntu", platform_version: "24.04", platform_type: null },
      ),
    ).toEqual([
      { label: "platform_type", before: "Linux", after: null },
      { label: "platform_version", before: "22.04", after: "24.04" },
    ]);
  });

  test("tags are told key by key, whatever the keys are called", () => {
    expect(
      lines({ tags: { Env: "dev", Team: "a" } }, { tags: { Env: "prod", Team: "a", __proto__x: "1" } }),
    ).toEqual([
      { label: "Env", before: "dev", after: "prod" },
      { label: "__proto__x", before: null, after: "1" },
    ]);
  });

  test("one changed tag keeps its key", () => {
    expect(lines({ tags: {} }, { tags: { Owner: "night-shift" } })).toEqual([
      { label: "Owner", before: null, after: "night-shift" },
    ]);
  });

  test("an event without values has no lines", () => {
    expect(detailLines({ detail: { platform_type: "Linux" } })).toEqual([]);
  });
});

describe("the tone of an event", () => {
  test.each([
    ["node.ping_status", { ping_status: "Online" }, "ok"],
    ["node.ping_status", { ping_status: "ConnectionLost" }, "critical"],
    ["node.ping_status", { ping_status: "Inactive" }, "unknown"],
    ["instance.profile", { instance_profile_arn: null }, "critical"],
    ["instance.profile", { instance_profile_arn: "arn:x" }, "changed"],
    ["instance.state", { state: "stopped" }, "warning"],
    ["node.disappeared", {}, "warning"],
    ["resource.tags", { tags: {} }, "changed"],
  ] as const)("%s to %o is %s", (kind, after, tone) => {
    expect(eventTone({ kind, detail: { after } })).toBe(tone);
  });
});

describe("what an event says of patches", () => {
  const event = (kind: "patch.missing" | "patch.operation", detail: Record<string, unknown>) =>
    detailLines({ kind, detail });

  test("is a line a patch, and how many more there are", () => {
    const patches = [
      { kbId: "KB1", title: "Update (KB1)", severity: "Critical" },
      { kbId: "bash", title: "bash", severity: null },
    ];
    expect(event("patch.missing", { patches, total: 12 })).toEqual([
      { label: "KB1", after: "Update (KB1)" },
      { label: "", after: "bash" },
      { label: "", after: "+10" },
    ]);
    expect(event("patch.missing", { patches, total: 2 })).toHaveLength(2);
  });

  test("is the facts of an operation, without what AWS does not say", () => {
    expect(event("patch.operation", { operation: "Install", owner: null, missing_count: 0 })).toEqual([
      { label: "operation", after: "Install" },
      { label: "missing_count", after: "0" },
    ]);
  });

  test.each([
    ["failed", "critical"],
    ["missing_critical", "critical"],
    ["stale", "warning"],
    ["never_scanned", "unknown"],
    ["compliant", "ok"],
  ])("has the tone of the class %s", (patchClass, tone) => {
    expect(eventTone({ kind: "patch.state", detail: { after: { patch_class: patchClass } } })).toBe(tone);
  });

  test("of a command or a window's run has the tone of its status", () => {
    const command = (status: string) => eventTone({ kind: "command.invocation", detail: { status } });
    expect([command("Success"), command("Failed"), command("Cancelled")]).toEqual([
      "ok",
      "critical",
      "warning",
    ]);
    expect(eventTone({ kind: "window.run", detail: { after: { status: "SKIPPED_OVERLAPPING" } } })).toBe(
      "warning",
    );
  });

  test.each([
    ["patch.failed", "critical"],
    ["patch.pending_reboot", "warning"],
    ["patch.rebooted", "ok"],
    ["patch.operation", "changed"],
  ] as const)("has the tone of its kind: %s", (kind, tone) => {
    expect(eventTone({ kind, detail: {} })).toBe(tone);
  });
});

describe("what an event says of a configuration", () => {
  test("is a line a changed path, and how many more there are", () => {
    const changes = [{ path: "configuration.instanceType", before: "m5.large", after: "m5.xlarge" }];
    expect(detailLines({ kind: "config.changed", detail: { changes, changeCount: 3 } })).toEqual([
      { label: "configuration.instanceType", before: "m5.large", after: "m5.xlarge" },
      { label: "", after: "+2" },
    ]);
  });

  test("tells relationships that came from those that went", () => {
    const volume = { relation: "Is attached to Volume", resourceType: "AWS::EC2::Volume" };
    const relationships = [
      { ...volume, change: "removed", resourceId: "vol-1" },
      { ...volume, change: "added", resourceId: "vol-2", resourceName: "data" },
    ];
    expect(detailLines({ kind: "config.relationship", detail: { relationships } })).toEqual([
      { label: "Is attached to Volume", before: "vol-1", after: null },
      { label: "Is attached to Volume", before: null, after: "data (vol-2)" },
    ]);
  });

  test("names the rule whose verdict changed", () => {
    const detail = { ruleName: "restricted-ssh", before: "COMPLIANT", after: "NON_COMPLIANT" };
    expect(detailLines({ kind: "config.compliance", detail })).toEqual([
      { label: "restricted-ssh", before: "COMPLIANT", after: "NON_COMPLIANT" },
    ]);
    expect(eventTone({ kind: "config.compliance", detail })).toBe("critical");
    expect(eventTone({ kind: "config.compliance", detail: { after: null } })).toBe("unknown");
  });

  test("is the call, what it reached, and AWS's refusal", () => {
    const detail = {
      eventName: "AuthorizeSecurityGroupIngress",
      resources: [{ resourceType: "AWS::EC2::SecurityGroup", resourceId: "sg-1" }],
      errorCode: "Client.UnauthorizedOperation",
    };
    expect(detailLines({ kind: "cloudtrail.write", detail })).toEqual([
      { label: "", after: "AuthorizeSecurityGroupIngress" },
      { label: "AWS::EC2::SecurityGroup", after: "sg-1" },
      { label: "errorCode", after: "Client.UnauthorizedOperation" },
    ]);
    expect(eventTone({ kind: "cloudtrail.write", detail })).toBe("warning");
  });
});
