import type {
  AggregatedSourceStatus,
  DescribeConfigurationAggregatorSourcesStatusRequest,
  DescribeConfigurationAggregatorSourcesStatusResponse,
} from "@aws-sdk/client-config-service";
import type { Handler } from "../../wire/handler.ts";
import { aggregatorNamed } from "./aggregators.ts";
import { limitOf } from "./limits.ts";

/** https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeConfigurationAggregatorSourcesStatus.html */
export const describeConfigurationAggregatorSourcesStatus: Handler<
  DescribeConfigurationAggregatorSourcesStatusRequest,
  DescribeConfigurationAggregatorSourcesStatusResponse
> = (input, request) => {
  const aggregator = aggregatorNamed(input.ConfigurationAggregatorName, request);
  const { UpdateStatus: wanted = [], Limit, NextToken, ...rest } = input;
  const accounts = aggregator.sources.map(
    (source): AggregatedSourceStatus => ({
      SourceId: source.accountId,
      SourceType: "ACCOUNT",
      AwsRegion: source.region,
      LastUpdateStatus: source.status,
      LastUpdateTime: source.updatedAt,
      LastErrorCode: source.error?.code,
      LastErrorMessage: source.error?.message,
    }),
  );
  const organization: AggregatedSourceStatus[] =
    aggregator.accountIds === undefined
      ? [
          {
            SourceId: request.world.organization().id,
            SourceType: "ORGANIZATION",
            AwsRegion: request.region,
            LastUpdateStatus: "SUCCEEDED",
            LastUpdateTime: new Date(request.now.getTime() - (request.now.getTime() % 21_600_000)),
          },
        ]
      : [];
  const found = [...organization, ...accounts].filter(
    ({ LastUpdateStatus: status }) =>
      wanted.length === 0 || (status !== undefined && wanted.includes(status)),
  );
  const page = request.page(found, {
    token: NextToken,
    limit: limitOf(Limit, 10),
    query: { ...rest, wanted },
  });
  return { AggregatedSourceStatusList: page.items, NextToken: page.nextToken };
};
