import { describe, expect, test } from "vitest";
import { filterRegistry } from "./fields.ts";
import { resolveFilter } from "./resolve.ts";

const registry = filterRegistry([
  { key: "ping", aliases: [], kind: "keyword" },
  { key: "name", aliases: [], kind: "text" },
  { key: "agent", aliases: [], kind: "version" },
  { key: "failed", aliases: [], kind: "number" },
  { key: "latest", aliases: [], kind: "boolean" },
  { key: "seen", aliases: [], kind: "time" },
  { key: "ip", aliases: [], kind: "ip" },
  { key: "tag", aliases: [], kind: "keyed" },
  { key: "app", aliases: [], kind: "item" },
  {
    key: "patch",
    aliases: [],
    kind: "item",
    states: ["Missing", "Failed"],
    words: ["failed", "missing_other"],
  },
  { key: "cve", aliases: [], kind: "item", wholeNames: true },
]);
const now = new Date("2026-11-23T12:00:00Z");
const resolve = (text: string) => resolveFilter(text, registry, now);
const day = 86_400_000;

describe("what a term asks", () => {
  test.each<[string, object]>([
    ["ping:Online", { test: "equals", text: "Online" }],
    ["ping:On*", { test: "pattern", parts: ["On", ""] }],
    ['ping:"On*"', { test: "equals", text: "On*" }],
    ["ping:none", { test: "unknown" }],
    ['ping:"none"', { test: "equals", text: "none" }],
    ["ping:*", { test: "known" }],
    ["name:web", { test: "contains", text: "web" }],
    ["name=web", { test: "equals", text: "web" }],
    ["name:web*1", { test: "pattern", parts: ["web", "1"] }],
    ["agent:3.3", { test: "versionPrefix", parts: [3, 3] }],
    ["agent:3.*", { test: "versionPrefix", parts: [3] }],
    ["agent=3.3", { test: "equals", text: "3.3" }],
    ["agent<3.3.10", { test: "version", operator: "<", parts: [3, 3, 10] }],
    ["patch:Failed", { test: "equals", text: "Failed" }],
    ["patch:missing_*", { test: "pattern", parts: ["missing_", ""] }],
    [
      "patch:KB1@missing",
      { test: "item", name: { test: "contains", text: "KB1" }, version: null, state: "Missing" },
    ],
    [
      'patch="2026-11 (KB1)"@Failed',
      { test: "item", name: { test: "equals", text: "2026-11 (KB1)" }, version: null, state: "Failed" },
    ],
    [
      "cve:CVE-2026-1",
      { test: "item", name: { test: "equals", text: "CVE-2026-1" }, version: null, state: null },
    ],
    ["failed>2", { test: "number", operator: ">", value: 2 }],
    ["failed:0", { test: "number", operator: "=", value: 0 }],
    ["latest:yes", { test: "boolean", value: true }],
    ["seen>1h", { test: "instant", operator: "<", at: new Date(now.getTime() - 3_600_000) }],
    ["seen<=7d", { test: "instant", operator: ">=", at: new Date(now.getTime() - 7 * day) }],
    ["seen:1h30m", { test: "instant", operator: ">=", at: new Date(now.getTime() - 5_400_000) }],
    ["seen:2026-11", { test: "within", from: new Date("2026-11-01"), to: new Date("2026-12-01") }],
    ["seen:2026-02-28", { test: "within", from: new Date("2026-02-28"), to: new Date("2026-03-01") }],
    ["seen<2026-11-01", { test: "instant", operator: "<", at: new Date("2026-11-01") }],
    ["seen>2026-11-01", { test: "instant", operator: ">=", at: new Date("2026-11-02") }],
    ["seen>=2026-11-01T09:00+09:00", { test: "instant", operator: ">=", at: new Date("2026-11-01") }],
    ["ip:10.*", { test: "pattern", parts: ["10.", ""] }],
    ["tag:Env=prod", { test: "equals", text: "prod" }],
    ["app:nginx", { test: "item", name: { test: "contains", text: "nginx" }, version: null }],
    ["app=nginx@1.24", { test: "item", name: { test: "equals", text: "nginx" }, version: [1, 24] }],
  ])("%s", (text, expected) => {
    expect(resolve(text)).toMatchObject({ ok: true, predicate: { kind: "field", tests: [expected] } });
  });

  test("a comma list asks for any of its values, and `!=` for none of them", () => {
    expect(resolve("ping!=Online,none")).toMatchObject({
      predicate: { kind: "not", item: { tests: [{ test: "equals" }, { test: "unknown" }] } },
    });
  });

  test("a CIDR block keeps its length", () => {
    expect(resolve("ip:10.0.0.0/8")).toMatchObject({
      predicate: {
        tests: [{ test: "network", text: "10.0.0.0/8", block: { bytes: [10, 0, 0, 0], bits: 8 } }],
      },
    });
  });
});

describe("values that are none of their kind", () => {
  test.each<[string, string]>([
    ["ping<Online", "badOperator"],
    ["ip<10.0.0.0", "badOperator"],
    ["agent<3,4", "oneValueOnly"],
    ["agent<new", "badVersion"],
    ["agent:new", "badVersion"],
    ["agent<none", "badVersion"],
    ["failed:many", "badNumber"],
    ["failed:1e9999", "badNumber"],
    ["latest:maybe", "badBoolean"],
    ["seen:yesterdayish", "badTime"],
    ["seen:2026-02-30", "badTime"],
    ["seen:2026-13", "badTime"],
    ["seen:999999999y", "badTime"],
    ["seen:2026-11-01T25:00", "badTime"],
    ["ip:10.0.0", "badIp"],
    ["ip:10.0.0.0/33", "badIp"],
    ["ip:10.0.0.256", "badIp"],
    ["ip:fe80::1::2", "badIp"],
    ["app:nginx@new", "badVersion"],
  ])("%s", (text, messageKey) => {
    expect(resolve(text)).toMatchObject({ ok: false, fault: { messageKey } });
  });
});
