import { NoSuchConfigurationAggregatorException } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { configRequests } from "../../testing/config-requests.ts";
import { describeConfigurationAggregators } from "./describe-configuration-aggregators.ts";

const { world, prod, management, of } = configRequests();

describe("DescribeConfigurationAggregators", () => {
  it("describes one over the organisation and one over named accounts", async () => {
    const { ConfigurationAggregators: [whole] = [] } = await describeConfigurationAggregators({}, management);
    expect(whole).toMatchObject({
      ConfigurationAggregatorName: "organization",
      OrganizationAggregationSource: { AllAwsRegions: true },
    });
    expect(whole?.ConfigurationAggregatorArn).toMatch(/:config-aggregator\/config-aggregator-[a-z\d]{8}$/);
    const { ConfigurationAggregators: [named] = [] } = await describeConfigurationAggregators(
      {},
      of("shared-services"),
    );
    expect(named?.AccountAggregationSources).toEqual([
      {
        AccountIds: world
          .accounts()
          .slice(1, 3)
          .map(({ id }) => id),
        AwsRegions: ["us-east-1", "eu-central-1"],
      },
    ]);
  });

  it("has none elsewhere, and none of another name", async () => {
    expect(await describeConfigurationAggregators({}, prod)).toMatchObject({ ConfigurationAggregators: [] });
    expect(() =>
      describeConfigurationAggregators({ ConfigurationAggregatorNames: ["other"] }, management),
    ).toThrow(NoSuchConfigurationAggregatorException);
  });
});
