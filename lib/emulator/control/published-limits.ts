import type { Limits } from "./limits.ts";

const describe = { ratePerSecond: 20, burst: 100 };
/** AWS Config publishes no rates: these are about those at which callers report to have been throttled. */
const config = { ratePerSecond: 10, burst: 20 };
const configSettings = { ratePerSecond: 5, burst: 10 };

/**
 * Rates that AWS publishes for the emulated operations, or that are known of them, per account and Region.
 * https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html
 * https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_LookupEvents.html
 */
export const publishedLimits: Limits = {
  operations: {
    "cloudtrail:LookupEvents": { ratePerSecond: 2 },
    "config-service:BatchGetAggregateResourceConfig": config,
    "config-service:BatchGetResourceConfig": config,
    "config-service:DescribeConfigurationAggregatorSourcesStatus": configSettings,
    "config-service:DescribeConfigurationAggregators": configSettings,
    "config-service:DescribeConfigurationRecorderStatus": configSettings,
    "config-service:DescribeConfigurationRecorders": configSettings,
    "config-service:DescribeDeliveryChannelStatus": configSettings,
    "config-service:DescribeDeliveryChannels": configSettings,
    "config-service:DescribeRetentionConfigurations": configSettings,
    "config-service:GetAggregateDiscoveredResourceCounts": config,
    "config-service:GetDiscoveredResourceCounts": config,
    "config-service:GetResourceConfigHistory": config,
    "config-service:ListAggregateDiscoveredResources": config,
    "config-service:ListDiscoveredResources": config,
    "ec2:DescribeInstanceStatus": describe,
    "ec2:DescribeInstances": describe,
    "ec2:DescribeRegions": describe,
  },
};
