import { describe, expect, it } from "vitest";
import { aRequest, aWorld, testTime } from "../../testing/handler-request.ts";
import { describeTrails } from "./describe-trails.ts";
import { getTrailStatus } from "./get-trail-status.ts";

const world = aWorld();
const requestIn = (account: string, region = "us-east-1") =>
  aRequest({ world, region, accountId: world.accounts().find(({ name }) => name === account)?.id ?? "" });

const trailsIn = async (account: string, region?: string, input = {}) =>
  (await describeTrails(input, requestIn(account, region))).trailList ?? [];

describe("trails", () => {
  it("of the organisation are seen by every account in every Region, under the management account's ARN", async () => {
    const management = world.organization().masterAccountId;
    for (const region of ["us-east-1", "ap-northeast-1"]) {
      const [trail] = await trailsIn("staging", region);
      expect(trail).toMatchObject({
        Name: "organization-trail",
        TrailARN: `arn:aws:cloudtrail:us-east-1:${management}:trail/organization-trail`,
        IsOrganizationTrail: true,
        IsMultiRegionTrail: true,
        HomeRegion: "us-east-1",
      });
    }
  });

  it("of other Regions are left out when shadows are not wanted", async () => {
    expect(await trailsIn("prod", "ap-northeast-1", { includeShadowTrails: false })).toEqual([]);
    expect(await trailsIn("prod", "us-east-1", { includeShadowTrails: false })).toHaveLength(1);
  });

  it("tell when they were stopped, and what keeps them from delivering", async () => {
    const stopped = await getTrailStatus({ Name: "sandbox-audit" }, requestIn("sandbox"));
    expect(stopped).toMatchObject({ IsLogging: false });
    expect(stopped.StopLoggingTime?.getTime()).toBeLessThan(testTime.getTime());
    const failing = await getTrailStatus({ Name: "data-access" }, requestIn("data", "ap-northeast-1"));
    expect(failing).toMatchObject({ IsLogging: true, LatestDeliveryError: "AccessDenied" });
    const [trail] = await trailsIn("prod");
    const healthy = await getTrailStatus({ Name: trail?.TrailARN }, requestIn("prod"));
    expect(healthy).toMatchObject({ IsLogging: true, LatestDeliveryError: undefined });
    expect(testTime.getTime() - (healthy.LatestDeliveryTime?.getTime() ?? 0)).toBeLessThan(600_000);
  });

  it("are found by name in their own account only, and refused by CloudTrail's own errors", () => {
    const request = requestIn("prod");
    const refusals = [
      ["organization-trail", "TrailNotFoundException"],
      ["nobody", "TrailNotFoundException"],
      ["a b", "InvalidTrailNameException"],
      ["arn:aws:s3:::bucket", "CloudTrailARNInvalidException"],
    ];
    for (const [Name, name] of refusals)
      expect(() => getTrailStatus({ Name }, request)).toThrow(expect.objectContaining({ name }));
  });
});
