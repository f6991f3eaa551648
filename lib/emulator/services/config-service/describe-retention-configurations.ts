import {
  type DescribeRetentionConfigurationsRequest,
  type DescribeRetentionConfigurationsResponse,
  NoSuchRetentionConfigurationException,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeRetentionConfigurations.html */
export const describeRetentionConfigurations: Handler<
  DescribeRetentionConfigurationsRequest,
  DescribeRetentionConfigurationsResponse
> = (input, request) => {
  const { world, accountId, region, now } = request;
  const recorder = world.config.recorder(accountId, region, now);
  const known =
    recorder === undefined ? [] : [{ Name: "default", RetentionPeriodInDays: world.config.retentionDays }];
  const { RetentionConfigurationNames: names = [] } = input;
  const missing = names.find((name) => !known.some(({ Name }) => Name === name));
  if (missing !== undefined) {
    throw new NoSuchRetentionConfigurationException({
      $metadata: {},
      message: `Cannot find retention configuration with the specified name '${missing}'.`,
    });
  }
  const page = request.page(known, { token: input.NextToken, limit: 1, query: names });
  return { RetentionConfigurations: page.items, NextToken: page.nextToken };
};
