import { DoesNotExistException, type GetPatchBaselineResult, InvalidResourceId } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest, testTime } from "../../testing/handler-request.ts";
import { getPatchBaseline } from "./get-patch-baseline.ts";

const request = aRequest();
const { accountId, region, world } = request;
const baselines = world.patchBaselines(accountId, region, testTime);
const idOf = (name: string): string => baselines.find((one) => one.name === name)?.baselineId ?? "";
const get = async (name: string): Promise<Omit<GetPatchBaselineResult, "$metadata">> =>
  getPatchBaseline({ BaselineId: idOf(name) }, request);

describe("GetPatchBaseline", () => {
  it("has AWS's rules as AWS documents them", async () => {
    const windows = await get("AWS-DefaultPatchBaseline");
    const [rule] = windows.ApprovalRules?.PatchRules ?? [];
    expect(rule?.ApproveAfterDays).toBe(7);
    expect(rule?.PatchFilterGroup?.PatchFilters).toContainEqual({
      Key: "MSRC_SEVERITY",
      Values: ["Critical", "Important"],
    });
    const ubuntu = await get("AWS-UbuntuDefaultPatchBaseline");
    expect(ubuntu.ApprovalRules?.PatchRules?.[0]?.ApproveAfterDays).toBeUndefined();
    expect(ubuntu.ApprovalRules?.PatchRules?.[0]?.PatchFilterGroup?.PatchFilters?.[0]?.Key).toBe("PRIORITY");
  });

  it("has everything that custom baselines can have", async () => {
    const amazon = await get("prod-amazon-linux-2");
    expect(amazon.Sources?.[0]?.Products).toEqual(["AmazonLinux2"]);
    expect(amazon.RejectedPatchesAction).toBe("BLOCK");
    expect(amazon.ApprovedPatches).toContain("openssl*");
    expect(amazon.PatchGroups).toContain("prod-linux-wave2");
    const suse = await get("staging-suse");
    expect(suse.ApprovalRules?.PatchRules?.[0]?.ApproveUntilDate).toBe("2026-01-01");
    expect((await get("staging-suse")).RejectedPatchesAction).toBe("ALLOW_AS_DEPENDENCY");
    const windows = await get("prod-windows");
    expect(windows.AvailableSecurityUpdatesComplianceStatus).toBe("NON_COMPLIANT");
    expect(windows.ApprovedPatches?.[0]).toMatch(/^KB\d{7}$/);
  });

  it("knows the account's own by ARN too, and AWS's by ARN only", async () => {
    const id = idOf("prod-windows");
    const arn = `arn:aws:ssm:${region}:${accountId}:patchbaseline/${id}`;
    expect((await getPatchBaseline({ BaselineId: arn }, request)).Name).toBe("prod-windows");
    const short = idOf("AWS-DefaultPatchBaseline").split("/")[1] ?? "";
    expect(() => getPatchBaseline({ BaselineId: short }, request)).toThrow(DoesNotExistException);
  });

  it("refuses what is no id", () => {
    expect(() => getPatchBaseline({ BaselineId: "x".repeat(20) }, request)).toThrow(InvalidResourceId);
  });
});
