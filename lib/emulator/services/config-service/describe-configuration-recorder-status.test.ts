import { NoSuchConfigurationRecorderException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { day } from "../../world/time.ts";
import { describeConfigurationRecorderStatus } from "./describe-configuration-recorder-status.ts";

const { prod, without, of } = configRequests();

describe("DescribeConfigurationRecorderStatus", () => {
  it("says which recorders record, and since when one does not", async () => {
    const { ConfigurationRecordersStatus: [running] = [] } = await describeConfigurationRecorderStatus(
      {},
      prod,
    );
    expect(running).toMatchObject({
      name: "default",
      recording: true,
      lastStatus: "Success",
      lastStopTime: undefined,
    });
    const { ConfigurationRecordersStatus: [stopped] = [] } = await describeConfigurationRecorderStatus(
      {},
      of("staging", "ap-northeast-1"),
    );
    expect(stopped?.recording).toBe(false);
    const since = (prod.now.getTime() - (stopped?.lastStopTime?.getTime() ?? 0)) / day;
    expect(Math.round(since)).toBe(9);
  });

  it("has none where Config was never set up, and none of another name", async () => {
    expect(await describeConfigurationRecorderStatus({}, without)).toEqual({
      ConfigurationRecordersStatus: [],
    });
    expect(() =>
      describeConfigurationRecorderStatus({ ConfigurationRecorderNames: ["other"] }, prod),
    ).toThrow(NoSuchConfigurationRecorderException);
  });
});
