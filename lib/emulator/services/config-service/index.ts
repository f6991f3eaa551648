import type { ServiceHandlers } from "../../wire/handler.ts";
import { batchGetAggregateResourceConfig } from "./batch-get-aggregate-resource-config.ts";
import { batchGetResourceConfig } from "./batch-get-resource-config.ts";
import { describeConfigurationAggregatorSourcesStatus } from "./describe-configuration-aggregator-sources-status.ts";
import { describeConfigurationAggregators } from "./describe-configuration-aggregators.ts";
import { describeConfigurationRecorderStatus } from "./describe-configuration-recorder-status.ts";
import { describeConfigurationRecorders } from "./describe-configuration-recorders.ts";
import { describeDeliveryChannelStatus } from "./describe-delivery-channel-status.ts";
import { describeDeliveryChannels } from "./describe-delivery-channels.ts";
import { describeRetentionConfigurations } from "./describe-retention-configurations.ts";
import { getAggregateDiscoveredResourceCounts } from "./get-aggregate-discovered-resource-counts.ts";
import { getDiscoveredResourceCounts } from "./get-discovered-resource-counts.ts";
import { getResourceConfigHistory } from "./get-resource-config-history.ts";
import { listAggregateDiscoveredResources } from "./list-aggregate-discovered-resources.ts";
import { listDiscoveredResources } from "./list-discovered-resources.ts";
import { getStoredQuery } from "./query/get-stored-query.ts";
import { listStoredQueries } from "./query/list-stored-queries.ts";
import { selectResourceConfig } from "./query/select-resource-config.ts";

/** AWS Config, as far as it is emulated. */
export const configHandlers: ServiceHandlers = {
  BatchGetAggregateResourceConfig: batchGetAggregateResourceConfig,
  BatchGetResourceConfig: batchGetResourceConfig,
  DescribeConfigurationAggregatorSourcesStatus: describeConfigurationAggregatorSourcesStatus,
  DescribeConfigurationAggregators: describeConfigurationAggregators,
  DescribeConfigurationRecorderStatus: describeConfigurationRecorderStatus,
  DescribeConfigurationRecorders: describeConfigurationRecorders,
  DescribeDeliveryChannelStatus: describeDeliveryChannelStatus,
  DescribeDeliveryChannels: describeDeliveryChannels,
  DescribeRetentionConfigurations: describeRetentionConfigurations,
  GetAggregateDiscoveredResourceCounts: getAggregateDiscoveredResourceCounts,
  GetDiscoveredResourceCounts: getDiscoveredResourceCounts,
  GetResourceConfigHistory: getResourceConfigHistory,
  GetStoredQuery: getStoredQuery,
  ListAggregateDiscoveredResources: listAggregateDiscoveredResources,
  ListDiscoveredResources: listDiscoveredResources,
  ListStoredQueries: listStoredQueries,
  SelectResourceConfig: selectResourceConfig,
};
