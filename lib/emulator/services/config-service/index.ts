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
import { selectAggregateResourceConfig } from "./query/select-aggregate-resource-config.ts";
import { selectResourceConfig } from "./query/select-resource-config.ts";
import { describeAggregateComplianceByConfigRules } from "./rules/describe-aggregate-compliance-by-config-rules.ts";
import { describeComplianceByConfigRule } from "./rules/describe-compliance-by-config-rule.ts";
import { describeComplianceByResource } from "./rules/describe-compliance-by-resource.ts";
import { describeConfigRuleEvaluationStatus } from "./rules/describe-config-rule-evaluation-status.ts";
import { describeConfigRules } from "./rules/describe-config-rules.ts";
import { describeConformancePackCompliance } from "./rules/describe-conformance-pack-compliance.ts";
import { describeConformancePackStatus } from "./rules/describe-conformance-pack-status.ts";
import { describeConformancePacks } from "./rules/describe-conformance-packs.ts";
import { describeRemediationConfigurations } from "./rules/describe-remediation-configurations.ts";
import { getAggregateComplianceDetailsByConfigRule } from "./rules/get-aggregate-compliance-details-by-config-rule.ts";
import { getComplianceDetailsByConfigRule } from "./rules/get-compliance-details-by-config-rule.ts";
import { getComplianceDetailsByResource } from "./rules/get-compliance-details-by-resource.ts";
import { getComplianceSummaryByConfigRule } from "./rules/get-compliance-summary-by-config-rule.ts";
import { getComplianceSummaryByResourceType } from "./rules/get-compliance-summary-by-resource-type.ts";
import { getConformancePackComplianceDetails } from "./rules/get-conformance-pack-compliance-details.ts";
import { listConformancePackComplianceScores } from "./rules/list-conformance-pack-compliance-scores.ts";

/** AWS Config, as far as it is emulated. */
export const configHandlers: ServiceHandlers = {
  BatchGetAggregateResourceConfig: batchGetAggregateResourceConfig,
  BatchGetResourceConfig: batchGetResourceConfig,
  DescribeAggregateComplianceByConfigRules: describeAggregateComplianceByConfigRules,
  DescribeComplianceByConfigRule: describeComplianceByConfigRule,
  DescribeComplianceByResource: describeComplianceByResource,
  DescribeConfigRuleEvaluationStatus: describeConfigRuleEvaluationStatus,
  DescribeConfigRules: describeConfigRules,
  DescribeConfigurationAggregatorSourcesStatus: describeConfigurationAggregatorSourcesStatus,
  DescribeConfigurationAggregators: describeConfigurationAggregators,
  DescribeConfigurationRecorderStatus: describeConfigurationRecorderStatus,
  DescribeConfigurationRecorders: describeConfigurationRecorders,
  DescribeConformancePackCompliance: describeConformancePackCompliance,
  DescribeConformancePackStatus: describeConformancePackStatus,
  DescribeConformancePacks: describeConformancePacks,
  DescribeDeliveryChannelStatus: describeDeliveryChannelStatus,
  DescribeDeliveryChannels: describeDeliveryChannels,
  DescribeRemediationConfigurations: describeRemediationConfigurations,
  DescribeRetentionConfigurations: describeRetentionConfigurations,
  GetAggregateComplianceDetailsByConfigRule: getAggregateComplianceDetailsByConfigRule,
  GetAggregateDiscoveredResourceCounts: getAggregateDiscoveredResourceCounts,
  GetComplianceDetailsByConfigRule: getComplianceDetailsByConfigRule,
  GetComplianceDetailsByResource: getComplianceDetailsByResource,
  GetComplianceSummaryByConfigRule: getComplianceSummaryByConfigRule,
  GetComplianceSummaryByResourceType: getComplianceSummaryByResourceType,
  GetConformancePackComplianceDetails: getConformancePackComplianceDetails,
  GetDiscoveredResourceCounts: getDiscoveredResourceCounts,
  GetResourceConfigHistory: getResourceConfigHistory,
  GetStoredQuery: getStoredQuery,
  ListAggregateDiscoveredResources: listAggregateDiscoveredResources,
  ListConformancePackComplianceScores: listConformancePackComplianceScores,
  ListDiscoveredResources: listDiscoveredResources,
  ListStoredQueries: listStoredQueries,
  SelectAggregateResourceConfig: selectAggregateResourceConfig,
  SelectResourceConfig: selectResourceConfig,
};
