import { UnsupportedOperatingSystem } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../testing/handler-request.ts";
import { describeEffectivePatchesForPatchBaseline } from "./describe-effective-patches-for-patch-baseline.ts";

const day = 86_400_000;
/** Three days after the second Tuesday: what is new waits for its seventh. */
const request = aRequest({ world: aWorld(), now: new Date("2026-03-13T12:00:00Z") });
const { world, accountId, region, now } = request;
const idOf = (name: string): string =>
  world.patchBaselines(accountId, region, now).find((one) => one.name === name)?.baselineId ?? "";

const list = async (name: string) => {
  const input = { BaselineId: idOf(name), MaxResults: 20 };
  const pages = await allPages(describeEffectivePatchesForPatchBaseline, input, request);
  return pages.flatMap(({ EffectivePatches }) => EffectivePatches ?? []);
};

describe("DescribeEffectivePatchesForPatchBaseline", () => {
  it("approves seven days after the release, counted in days of UTC, and says what still waits", async () => {
    const effective = await list("AWS-DefaultPatchBaseline");
    for (const { Patch, PatchStatus } of effective) {
      const released = Patch?.ReleaseDate?.getTime() ?? 0;
      const approval = PatchStatus?.ApprovalDate?.getTime() ?? 0;
      expect(approval).toBe(released - (released % day) + 7 * day);
      expect(PatchStatus?.DeploymentStatus).toBe(approval <= now.getTime() ? "APPROVED" : "PENDING_APPROVAL");
      expect(["Critical", "Important"]).toContain(Patch?.MsrcSeverity);
    }
    const statuses = effective.map(({ PatchStatus }) => PatchStatus?.DeploymentStatus);
    expect(new Set(statuses)).toEqual(new Set(["APPROVED", "PENDING_APPROVAL"]));
  });

  it("approves by name at once, with the level of that list", async () => {
    const explicit = (await list("prod-windows")).filter(
      ({ PatchStatus }) => PatchStatus?.DeploymentStatus === "EXPLICIT_APPROVED",
    );
    expect(explicit).toHaveLength(1);
    expect(explicit[0]?.PatchStatus?.ApprovalDate).toEqual(explicit[0]?.Patch?.ReleaseDate);
    expect(explicit[0]?.PatchStatus?.ComplianceLevel).toBe("CRITICAL");
  });

  it("refuses baselines of other systems than Windows", async () => {
    await expect(list("prod-ubuntu")).rejects.toThrow(UnsupportedOperatingSystem);
  });
});
