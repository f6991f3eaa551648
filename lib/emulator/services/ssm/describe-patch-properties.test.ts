import type { OperatingSystem, PatchProperty, PatchSet } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import { describePatchProperties } from "./describe-patch-properties.ts";

const request = aRequest();

const list = async (system: OperatingSystem, Property: PatchProperty, PatchSet?: PatchSet) => {
  const input = { OperatingSystem: system, Property, PatchSet, MaxResults: 2 };
  const pages = await allPages(describePatchProperties, input, request);
  return pages.flatMap(({ Properties }) => (Properties ?? []).map((one) => one.Name));
};

describe("DescribePatchProperties", () => {
  it("lists what rules may ask for, in the words of the operating system", async () => {
    expect(await list("WINDOWS", "MSRC_SEVERITY")).toContain("Important");
    expect(await list("REDHAT_ENTERPRISE_LINUX", "SEVERITY")).toContain("Moderate");
    expect(await list("AMAZON_LINUX_2", "SEVERITY")).toContain("Medium");
    expect(await list("UBUNTU", "PRIORITY")).toEqual([
      "Extra",
      "Important",
      "Optional",
      "Required",
      "Standard",
    ]);
    expect(await list("WINDOWS", "PRODUCT_FAMILY", "APPLICATION")).toContain("Office");
  });

  it("refuses properties that the operating system has not", async () => {
    await expect(list("UBUNTU", "SEVERITY")).rejects.toThrow("SEVERITY");
    await expect(list("AMAZON_LINUX_2", "PRODUCT", "OS")).rejects.toThrow("patch set");
  });
});
