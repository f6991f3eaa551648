import { NoSuchRetentionConfigurationException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { describeRetentionConfigurations } from "./describe-retention-configurations.ts";

const { prod, without } = configRequests();

describe("DescribeRetentionConfigurations", () => {
  it("keeps items for 90 days", async () => {
    const known = { RetentionConfigurations: [{ Name: "default", RetentionPeriodInDays: 90 }] };
    expect(await describeRetentionConfigurations({}, prod)).toMatchObject(known);
    const named = { RetentionConfigurationNames: ["default"] };
    expect(await describeRetentionConfigurations(named, prod)).toMatchObject(known);
  });

  it("has none where Config was never set up, and none of another name", async () => {
    expect(await describeRetentionConfigurations({}, without)).toMatchObject({ RetentionConfigurations: [] });
    expect(() => describeRetentionConfigurations({ RetentionConfigurationNames: ["other"] }, prod)).toThrow(
      NoSuchRetentionConfigurationException,
    );
  });
});
