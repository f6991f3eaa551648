import type { PatchOrchestratorFilter } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import { describeAvailablePatches } from "./describe-available-patches.ts";

const request = aRequest();

const list = async (Filters: PatchOrchestratorFilter[] = []) => {
  const pages = await allPages(describeAvailablePatches, { Filters, MaxResults: 50 }, request);
  return pages.flatMap(({ Patches }) => Patches ?? []);
};
const amazon = { Key: "PRODUCT", Values: ["AmazonLinux2.0"] };

describe("DescribeAvailablePatches", () => {
  it("lists Windows patches that are out, each KB once", async () => {
    const all = await list();
    expect(all.length).toBeGreaterThan(60);
    expect(new Set(all.map(({ KbNumber }) => KbNumber)).size).toBe(all.length);
    for (const { ReleaseDate, Vendor, ProductFamily, Id } of all) {
      expect(ReleaseDate?.getTime()).toBeLessThanOrEqual(request.now.getTime());
      expect([Vendor, ProductFamily]).toEqual(["Microsoft", "Windows"]);
      expect(Id).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it("filters Windows patches by product, set, family, class, severity and KB", async () => {
    const all = await list();
    const filtered = [
      ["PRODUCT", "WindowsServer2022", "Product"],
      ["CLASSIFICATION", "Updates", "Classification"],
      ["MSRC_SEVERITY", "Critical", "MsrcSeverity"],
      ["PATCH_ID", all[0]?.KbNumber ?? "", "KbNumber"],
    ] as const;
    for (const [Key, value, member] of filtered) {
      const found = await list([{ Key, Values: [value] }]);
      expect(found).toEqual(all.filter((patch) => patch[member] === value));
      expect(found.length).toBeGreaterThan(0);
    }
    const office = await list([{ Key: "PATCH_SET", Values: ["APPLICATION"] }]);
    expect(new Set(office.map(({ ProductFamily }) => ProductFamily))).toEqual(new Set(["Office"]));
  });

  it("lists Amazon Linux 2 by its product, and filters by package, advisory and CVE", async () => {
    const all = await list([amazon]);
    const one = all.find(({ CVEIds = [] }) => CVEIds.length > 0);
    expect(one).toMatchObject({ Product: "AmazonLinux2", Repository: "amzn2-core" });
    expect(one?.AdvisoryIds?.[0]).toMatch(/^ALAS2-20\d\d-\d+$/);
    const cve = await list([amazon, { Key: "CVE_ID", Values: [one?.CVEIds?.[0] ?? ""] }]);
    expect(cve).toEqual(all.filter(({ CVEIds }) => CVEIds?.includes(one?.CVEIds?.[0] ?? "")));
    const named = await list([
      amazon,
      { Key: "NAME", Values: ["openssl"] },
      { Key: "ARCH", Values: ["x86_64"] },
    ]);
    expect(new Set(named.map(({ Name, Arch }) => `${Name} ${Arch}`))).toEqual(new Set(["openssl x86_64"]));
  });

  it("refuses unknown keys, and Linux keys without a Linux product", async () => {
    await expect(list([{ Key: "COLOUR", Values: ["red"] }])).rejects.toThrow("COLOUR");
    await expect(list([{ Key: "CVE_ID", Values: ["CVE-2018-3615"] }])).rejects.toThrow("PRODUCT");
  });
});
