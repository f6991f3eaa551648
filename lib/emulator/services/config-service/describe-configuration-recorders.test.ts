import { NoSuchConfigurationRecorderException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { describeConfigurationRecorders } from "./describe-configuration-recorders.ts";

const { prod, without, of } = configRequests();

describe("DescribeConfigurationRecorders", () => {
  it("describes the Region's recorder, and that global types are recorded in the home Region only", async () => {
    const { ConfigurationRecorders: [home] = [] } = await describeConfigurationRecorders({}, prod);
    expect(home).toMatchObject({
      name: "default",
      recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
    });
    const { ConfigurationRecorders: [other] = [] } = await describeConfigurationRecorders(
      { Arn: undefined, ConfigurationRecorderNames: ["default"] },
      of("prod", "eu-central-1"),
    );
    expect(other?.recordingGroup?.includeGlobalResourceTypes).toBe(false);
    expect(await describeConfigurationRecorders({ Arn: home?.arn }, prod)).toEqual({
      ConfigurationRecorders: [home],
    });
  });

  it("names the types that are left out", async () => {
    const { ConfigurationRecorders: [recorder] = [] } = await describeConfigurationRecorders({}, of("data"));
    expect(recorder?.recordingGroup).toMatchObject({
      recordingStrategy: { useOnly: "EXCLUSION_BY_RESOURCE_TYPES" },
      exclusionByResourceTypes: { resourceTypes: ["AWS::EC2::NetworkInterface", "AWS::EC2::Volume"] },
    });
  });

  it("has none where Config was never set up, and none of another name", async () => {
    expect(await describeConfigurationRecorders({}, without)).toEqual({ ConfigurationRecorders: [] });
    expect(() => describeConfigurationRecorders({ ConfigurationRecorderNames: ["other"] }, prod)).toThrow(
      NoSuchConfigurationRecorderException,
    );
  });
});
