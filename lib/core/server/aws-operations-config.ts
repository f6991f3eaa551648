import type { AwsOperation } from "./aws-operations.ts";

/**
 * Operations of AWS Config. AWS publishes no rates for them, so they are learned, and calls are free of charge.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_Operations.html
 */
export const configOperations = {
  // Recorders, delivery channels, retention.
  "config-service:DescribeConfigurationRecorders": read("DescribeConfigurationRecorders"),
  "config-service:DescribeConfigurationRecorderStatus": read("DescribeConfigurationRecorderStatus"),
  "config-service:DescribeDeliveryChannels": read("DescribeDeliveryChannels"),
  "config-service:DescribeDeliveryChannelStatus": read("DescribeDeliveryChannelStatus"),
  "config-service:DescribeRetentionConfigurations": read("DescribeRetentionConfigurations"),
  // Aggregators.
  "config-service:DescribeConfigurationAggregators": read("DescribeConfigurationAggregators"),
  "config-service:DescribeConfigurationAggregatorSourcesStatus": read(
    "DescribeConfigurationAggregatorSourcesStatus",
  ),
  // Resources and their items.
  "config-service:GetDiscoveredResourceCounts": read("GetDiscoveredResourceCounts"),
  "config-service:ListDiscoveredResources": read("ListDiscoveredResources"),
  "config-service:SelectResourceConfig": read("SelectResourceConfig"),
  "config-service:BatchGetResourceConfig": read("BatchGetResourceConfig"),
  "config-service:GetResourceConfigHistory": read("GetResourceConfigHistory"),
  "config-service:GetAggregateDiscoveredResourceCounts": read("GetAggregateDiscoveredResourceCounts"),
  "config-service:SelectAggregateResourceConfig": read("SelectAggregateResourceConfig"),
  "config-service:BatchGetAggregateResourceConfig": read("BatchGetAggregateResourceConfig"),
  // Queries.
  "config-service:ListStoredQueries": read("ListStoredQueries"),
  "config-service:GetStoredQuery": read("GetStoredQuery"),
  // Rules and conformance packs.
  "config-service:DescribeConfigRules": read("DescribeConfigRules"),
  "config-service:DescribeConfigRuleEvaluationStatus": read("DescribeConfigRuleEvaluationStatus"),
  "config-service:DescribeComplianceByConfigRule": read("DescribeComplianceByConfigRule"),
  "config-service:DescribeRemediationConfigurations": read("DescribeRemediationConfigurations"),
  "config-service:GetComplianceDetailsByConfigRule": read("GetComplianceDetailsByConfigRule"),
  "config-service:DescribeConformancePacks": read("DescribeConformancePacks"),
  "config-service:DescribeConformancePackStatus": read("DescribeConformancePackStatus"),
  "config-service:DescribeConformancePackCompliance": read("DescribeConformancePackCompliance"),
  "config-service:GetConformancePackComplianceDetails": read("GetConformancePackComplianceDetails"),
  "config-service:ListConformancePackComplianceScores": read("ListConformancePackComplianceScores"),
} as const satisfies Record<string, AwsOperation>;

function read(operation: string): AwsOperation {
  return { service: "config-service", operation, iamAction: `config:${operation}`, access: "read" };
}
