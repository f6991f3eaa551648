import {
  type ConfigurationAggregator,
  paginateDescribeConfigurationAggregatorSourcesStatus,
  paginateDescribeConfigurationAggregators,
} from "@aws-sdk/client-config-service";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";

/** Configuration aggregators, in the account-Regions that own them. */
export const configAggregatorsDataset: Dataset = {
  name: "config-aggregators",
  scope: "accountRegion",
  cadenceSeconds: 1_800,
  operations: ["config-service:DescribeConfigurationAggregators"],
  table: "config_aggregators",
  key: ["aggregator_name"],
  async *collect(ctx) {
    for await (const page of paginateDescribeConfigurationAggregators({ client: ctx.aws.config }, {})) {
      yield (page.ConfigurationAggregators ?? []).map((each) => ({
        ...place(ctx.scope),
        ...aggregatorColumns(each),
      }));
    }
  },
};

function aggregatorColumns(aggregator: ConfigurationAggregator): DatasetRow {
  const { OrganizationAggregationSource: organization } = aggregator;
  return {
    aggregator_name: aggregator.ConfigurationAggregatorName,
    arn: aggregator.ConfigurationAggregatorArn ?? null,
    account_sources: (aggregator.AccountAggregationSources ?? []).map((source) => ({
      accountIds: source.AccountIds ?? [],
      allRegions: source.AllAwsRegions ?? false,
      regions: source.AwsRegions ?? [],
    })),
    organization_source:
      organization === undefined
        ? null
        : {
            roleArn: organization.RoleArn ?? null,
            allRegions: organization.AllAwsRegions ?? false,
            regions: organization.AwsRegions ?? [],
          },
    created_by: aggregator.CreatedBy ?? null,
    created_at: instant(aggregator.CreationTime),
    updated_at: instant(aggregator.LastUpdatedTime),
  };
}

/** How the copying from each source into the aggregators goes. */
export const configAggregatorSourcesDataset: Dataset = {
  name: "config-aggregator-sources",
  scope: "accountRegion",
  cadenceSeconds: 900,
  operations: ["config-service:DescribeConfigurationAggregatorSourcesStatus"],
  after: ["config-aggregators"],
  table: "config_aggregator_sources",
  key: ["aggregator_name", "source_type", "source_id", "source_region"],
  uncompared: ["last_updated_at"],
  async *collect(ctx) {
    const aggregators = await ctx.query<{ name: string }>(
      "select aggregator_name as name from config_aggregators where account_id = $1 and region = $2 order by 1",
      [ctx.scope.accountId, ctx.scope.region],
    );
    for (const { name } of aggregators) {
      const pages = paginateDescribeConfigurationAggregatorSourcesStatus(
        { client: ctx.aws.config, pageSize: 100 },
        { ConfigurationAggregatorName: name },
      );
      for await (const page of pages) {
        yield (page.AggregatedSourceStatusList ?? []).map((source) => ({
          ...place(ctx.scope),
          aggregator_name: name,
          source_id: source.SourceId ?? "",
          source_type: source.SourceType ?? "ACCOUNT",
          source_region: source.AwsRegion ?? "-",
          status: source.LastUpdateStatus ?? null,
          last_error_code: source.LastErrorCode ?? null,
          last_error_message: source.LastErrorMessage ?? null,
          last_updated_at: instant(source.LastUpdateTime),
        }));
      }
    }
  },
};
