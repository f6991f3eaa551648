import type {
  ConfigurationAggregator,
  DescribeConfigurationAggregatorsRequest,
  DescribeConfigurationAggregatorsResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import type { WorldAggregator } from "../../world/config/types.ts";
import { aggregatorNamed } from "./aggregators.ts";
import { limitOf } from "./limits.ts";

const aggregatorOf = (aggregator: WorldAggregator): ConfigurationAggregator => {
  const regions =
    aggregator.regions === undefined ? { AllAwsRegions: true } : { AwsRegions: [...aggregator.regions] };
  return {
    ConfigurationAggregatorName: aggregator.name,
    ConfigurationAggregatorArn: aggregator.arn,
    ...(aggregator.accountIds === undefined
      ? { OrganizationAggregationSource: { RoleArn: aggregator.roleArn, ...regions } }
      : { AccountAggregationSources: [{ AccountIds: [...aggregator.accountIds], ...regions }] }),
    CreationTime: aggregator.createdAt,
    LastUpdatedTime: aggregator.createdAt,
  };
};

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationAggregators.html */
export const describeConfigurationAggregators: Handler<
  DescribeConfigurationAggregatorsRequest,
  DescribeConfigurationAggregatorsResponse
> = (input, request) => {
  const { world, accountId, region, now } = request;
  const { ConfigurationAggregatorNames: names = [] } = input;
  const found =
    names.length === 0
      ? world.config.aggregators(accountId, region, now)
      : names.map((name) => aggregatorNamed(name, request));
  const page = request.page(found, { token: input.NextToken, limit: limitOf(input.Limit, 10), query: names });
  return { ConfigurationAggregators: page.items.map(aggregatorOf), NextToken: page.nextToken };
};
