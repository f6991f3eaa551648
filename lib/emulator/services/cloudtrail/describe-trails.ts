import type { DescribeTrailsRequest, DescribeTrailsResponse, Trail } from "@aws-sdk/client-cloudtrail";
import type { Handler } from "../../wire/handler.ts";
import type { WorldTrailDefinition } from "../../world/trail/trails.ts";
import { findTrail } from "./find-trail.ts";

const trailOutput = (trail: WorldTrailDefinition): Trail => ({
  Name: trail.name,
  S3BucketName: trail.bucket,
  S3KeyPrefix: trail.keyPrefix,
  IncludeGlobalServiceEvents: trail.includesGlobalEvents,
  IsMultiRegionTrail: trail.isMultiRegion,
  HomeRegion: trail.homeRegion,
  TrailARN: trail.arn,
  LogFileValidationEnabled: trail.validatesFiles,
  CloudWatchLogsLogGroupArn: trail.logGroupArn,
  CloudWatchLogsRoleArn: trail.logGroupRoleArn,
  KmsKeyId: trail.kmsKeyId,
  HasCustomEventSelectors: trail.hasDataEvents,
  HasInsightSelectors: false,
  IsOrganizationTrail: trail.isOrganization,
});

/**
 * Trails of the Region, and the shadows of trails of other Regions unless they are not wanted. Names that do not exist are
 * left out. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_DescribeTrails.html
 */
export const describeTrails: Handler<DescribeTrailsRequest, DescribeTrailsResponse> = (input, request) => {
  const { trailNameList = [], includeShadowTrails = true } = input;
  const all = request.world.trail.trails(request.accountId, request.region, request.now);
  const named =
    trailNameList.length === 0
      ? all
      : trailNameList.flatMap((name) => findTrail(all, name, request.accountId) ?? []);
  return {
    trailList: named
      .filter(({ homeRegion }) => includeShadowTrails || homeRegion === request.region)
      .map(trailOutput),
  };
};
