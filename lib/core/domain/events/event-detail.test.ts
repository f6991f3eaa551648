import { describe, expect, test } from "vitest";
import type { EventKind } from "#lib/core/contract/timeline.ts";
import type { DetailLine } from "./detail-line.ts";
import { detailLines, eventTone } from "./event-detail.ts";

const lines = (before: unknown, after: unknown, kind?: EventKind) =>
  detailLines({ ...(kind && { kind }), detail: { before, after } });
/** Without the words that lines have. */
const raw = (told: readonly DetailLine[]) => told.map(({ field: _, form: _form, ...line }) => line);

describe("what an event says has changed", () => {
  test("one column needs no label: the kind names it", () => {
    expect(lines({ ping_status: "Online" }, { ping_status: "ConnectionLost" }, "node.ping_status")).toEqual([
      { label: "", before: "Online", after: "ConnectionLost", field: "ping_status", form: "pingStatus" },
    ]);
  });

  test("one column keeps its label where the kind does not name it", () => {
    expect(lines({ missing_count: 3 }, { missing_count: 4 }, "patch.state")).toEqual([
      { label: "missing_count", before: "3", after: "4", field: "missing_count", form: "number" },
    ]);
  });

  test("the class comes before the counts, and what is not known by name comes last", () => {
    const told = lines(
      { critical_non_compliant_count: 0, a_new_one: 1, missing_count: 13, patch_class: "missing_security" },
      { critical_non_compliant_count: 2, a_new_one: 2, missing_count: 12, patch_class: "missing_critical" },
      "patch.state",
    );
    expect(told.map(({ label }) => label)).toEqual([
      "patch_class",
      "missing_count",
      "critical_non_compliant_count",
      "a_new_one",
    ]);
    expect(told.at(-1)).toEqual({ label: "a_new_one", before: "1", after: "2" });
  });

  test("the same instant, written otherwise, is no change", () => {
    const [before, after] = ["2026-11-26T06:12:57+00:00", "2026-11-26T06:12:57.000Z"];
    expect(lines({ operation_ended_at: before }, { operation_ended_at: after })).toEqual([]);
  });

  test("a list of names is read as one, and an empty one is none", () => {
    expect(raw(lines({ excluded_types: [] }, { excluded_types: ["AWS::A", "AWS::B"] }))).toEqual([
      { label: "excluded_types", before: null, after: "AWS::A, AWS::B" },
    ]);
  });

  test("an empty text of AWS is none; an empty tag is empty", () => {
    expect(
      raw(lines({ state_reason: "", tags: { a: "" } }, { state_reason: "x", tags: { a: "y" } })),
    ).toEqual([
      { label: "state_reason", before: null, after: "x" },
      { label: "a", before: "", after: "y" },
    ]);
  });

  test("what never had an earlier value has none, and a state is that of its kind", () => {
    const detail = { after: { status: "FAILED", status_details: null } };
    expect(detailLines({ kind: "window.run", detail })).toEqual([
      { label: "", after: "FAILED", field: "status", form: "runStatus" },
    ]);
    const forms = (["instance.state", "config.recorder", "config.rule"] as const).map(
      (kind) => lines({ state: "a" }, { state: "b" }, kind)[0]?.form,
    );
    expect(forms).toEqual(["instanceState", "recorderState", "text"]);
  });

  test("several columns are told apart, those that stayed are left out", () => {
    const told = lines(
      { platform_name: "Ubuntu", platform_version: "22.04", platform_type: "Linux" },
      { platform_name: "Ubuntu", platform_version: "24.04", platform_type: null },
    );
    expect(raw(told)).toEqual([
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

  test("a tag that is called like a column is no column", () => {
    expect(lines({ tags: { state: "a" } }, { tags: { state: "b" } }, "resource.tags")).toEqual([
      { label: "state", before: "a", after: "b" },
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
    const told = event("patch.operation", { missing_count: 0, owner: null, operation: "Install" });
    expect(raw(told)).toEqual([
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
      { label: "restricted-ssh", before: "COMPLIANT", after: "NON_COMPLIANT", form: "compliance" },
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
      { label: "errorCode", after: "Client.UnauthorizedOperation", field: "errorCode" },
    ]);
    expect(eventTone({ kind: "cloudtrail.write", detail })).toBe("warning");
  });
});
