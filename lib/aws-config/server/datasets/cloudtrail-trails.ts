import {
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  type GetTrailStatusResponse,
  type Trail,
} from "@aws-sdk/client-cloudtrail";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";

/**
 * Trails that record each account-Region, shadows of trails of other Regions too, and how their delivery goes. Whether there
 * are trails decides nothing of what LookupEvents knows; it decides what is left after 90 days.
 */
export const cloudTrailTrailsDataset: Dataset = {
  name: "cloudtrail-trails",
  scope: "accountRegion",
  cadenceSeconds: 1_800,
  interestCadenceSeconds: 300,
  operations: ["cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus"],
  table: "cloudtrail_trails",
  key: ["trail_arn"],
  uncompared: ["delivered_at"],
  async *collect(ctx) {
    const { trailList = [] } = await ctx.aws.cloudtrail.send(new DescribeTrailsCommand({}));
    const rows: DatasetRow[] = [];
    for (const trail of trailList) {
      if (trail.TrailARN === undefined) continue;
      // Another account's trail, such as the organisation's, is found by its ARN only.
      const status = await ctx.aws.cloudtrail.send(new GetTrailStatusCommand({ Name: trail.TrailARN }));
      rows.push({ ...place(ctx.scope), ...trailColumns(trail), ...statusColumns(status) });
    }
    yield rows;
  },
};

function trailColumns(trail: Trail): DatasetRow {
  return {
    trail_arn: trail.TrailARN,
    trail_name: trail.Name ?? "",
    home_region: trail.HomeRegion ?? null,
    is_multi_region: trail.IsMultiRegionTrail ?? null,
    is_organization: trail.IsOrganizationTrail ?? null,
    includes_global_events: trail.IncludeGlobalServiceEvents ?? null,
    validates_files: trail.LogFileValidationEnabled ?? null,
    has_data_events: trail.HasCustomEventSelectors ?? null,
    bucket_name: trail.S3BucketName ?? null,
    bucket_prefix: trail.S3KeyPrefix ?? null,
    kms_key_id: trail.KmsKeyId ?? null,
    log_group_arn: trail.CloudWatchLogsLogGroupArn ?? null,
  };
}

function statusColumns(status: GetTrailStatusResponse): DatasetRow {
  return {
    is_logging: status.IsLogging ?? null,
    started_at: instant(status.StartLoggingTime),
    stopped_at: instant(status.StopLoggingTime),
    delivery_error: status.LatestDeliveryError || null,
    digest_error: status.LatestDigestDeliveryError || null,
    log_group_error: status.LatestCloudWatchLogsDeliveryError || null,
    delivered_at: instant(status.LatestDeliveryTime),
  };
}
