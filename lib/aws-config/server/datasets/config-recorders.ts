import {
  type ConfigExportDeliveryInfo,
  type ConfigStreamDeliveryInfo,
  type ConfigurationRecorder,
  type ConfigurationRecorderStatus,
  type DeliveryChannel,
  type DeliveryChannelStatus,
  DescribeConfigurationRecorderStatusCommand,
  DescribeConfigurationRecordersCommand,
  DescribeDeliveryChannelStatusCommand,
  DescribeDeliveryChannelsCommand,
  paginateDescribeRetentionConfigurations,
} from "@aws-sdk/client-config-service";
import { changeEvents } from "#lib/core/server/datasets/change-events.ts";
import { instant, place } from "#lib/core/server/datasets/values.ts";
import type { CollectContext, Dataset, DatasetRow } from "#lib/core/server/sync/dataset.ts";
import { defaultRetentionDays } from "../collect/needed-history.ts";

/**
 * Configuration recorders with delivery channel and retention. An account-Region without a recorder has one row that says
 * so: that Config is not set up there is a fact, not a failure.
 */
export const configRecordersDataset: Dataset = {
  name: "config-recorders",
  scope: "accountRegion",
  cadenceSeconds: 900,
  interestCadenceSeconds: 120,
  operations: [
    "config-service:DescribeConfigurationRecorders",
    "config-service:DescribeConfigurationRecorderStatus",
    "config-service:DescribeDeliveryChannels",
    "config-service:DescribeDeliveryChannelStatus",
    "config-service:DescribeRetentionConfigurations",
  ],
  table: "config_recorders",
  key: ["recorder_name"],
  uncompared: ["delivery", "last_status_changed_at"],
  async *collect(ctx) {
    const recorders = await ctx.aws.config.send(new DescribeConfigurationRecordersCommand({}));
    const found = recorders.ConfigurationRecorders ?? [];
    if (found.length === 0) {
      yield [{ ...place(ctx.scope), ...noRecorder }];
      return;
    }
    const statuses = await ctx.aws.config.send(new DescribeConfigurationRecorderStatusCommand({}));
    const channel = await readChannel(ctx);
    const retention = await readRetention(ctx);
    yield found.map((recorder) => ({
      ...place(ctx.scope),
      ...recorderColumns(
        recorder,
        statuses.ConfigurationRecordersStatus?.find((status) => status.name === recorder.name),
      ),
      ...channel,
      retention_days: retention,
    }));
  },
  events: ({ before, after }) =>
    changeEvents(before, after, {
      resourceType: "AWS::Config::ConfigurationRecorder",
      resourceId: (row) => String(row.recorder_name || "default"),
      watched: [{ kind: "config.recorder", columns: ["state", "last_error_code", "excluded_types"] }],
    }),
};

const noRecorder = {
  recorder_name: "",
  state: "none",
  resource_types: [],
  excluded_types: [],
  frequency_overrides: [],
};

function recorderColumns(
  recorder: ConfigurationRecorder,
  status: ConfigurationRecorderStatus | undefined,
): DatasetRow {
  const { recordingGroup: group, recordingMode: mode } = recorder;
  return {
    recorder_name: recorder.name ?? "default",
    state: stateOf(status),
    role_arn: recorder.roleARN ?? null,
    // Since there are exclusions, "all but these" is written as a strategy beside `allSupported: false`.
    all_supported:
      (group?.allSupported ?? false) || group?.recordingStrategy?.useOnly === "EXCLUSION_BY_RESOURCE_TYPES",
    include_global_types: group?.includeGlobalResourceTypes ?? null,
    resource_types: [...(group?.resourceTypes ?? [])].sort(),
    excluded_types: [...(group?.exclusionByResourceTypes?.resourceTypes ?? [])].sort(),
    recording_frequency: mode?.recordingFrequency ?? null,
    frequency_overrides: mode?.recordingModeOverrides ?? [],
    service_principal: recorder.servicePrincipal ?? null,
    last_status: status?.lastStatus ?? null,
    last_error_code: status?.lastErrorCode ?? null,
    last_error_message: status?.lastErrorMessage ?? null,
    last_started_at: instant(status?.lastStartTime),
    last_stopped_at: instant(status?.lastStopTime),
    last_status_changed_at: instant(status?.lastStatusChangeTime),
  };
}

function stateOf(status: ConfigurationRecorderStatus | undefined): string {
  if (status?.recording !== true) return "stopped";
  return status.lastStatus === "Failure" ? "failing" : "recording";
}

/** An account-Region has one delivery channel at most. */
async function readChannel(ctx: CollectContext): Promise<DatasetRow> {
  const channels = await ctx.aws.config.send(new DescribeDeliveryChannelsCommand({}));
  const channel = channels.DeliveryChannels?.[0];
  if (channel === undefined) return { ...channelColumns(undefined), delivery: null };
  const statuses = await ctx.aws.config.send(new DescribeDeliveryChannelStatusCommand({}));
  const status = statuses.DeliveryChannelsStatus?.find((each) => each.name === channel.name);
  return { ...channelColumns(channel), delivery: deliveryOf(status) };
}

function channelColumns(channel: DeliveryChannel | undefined): DatasetRow {
  return {
    channel_name: channel?.name ?? null,
    bucket_name: channel?.s3BucketName ?? null,
    bucket_prefix: channel?.s3KeyPrefix ?? null,
    topic_arn: channel?.snsTopicARN ?? null,
    snapshot_frequency: channel?.configSnapshotDeliveryProperties?.deliveryFrequency ?? null,
  };
}

function deliveryOf(status: DeliveryChannelStatus | undefined) {
  if (status === undefined) return null;
  return {
    snapshot: exportOf(status.configSnapshotDeliveryInfo),
    history: exportOf(status.configHistoryDeliveryInfo),
    stream: streamOf(status.configStreamDeliveryInfo),
  };
}

function exportOf(info: ConfigExportDeliveryInfo | undefined) {
  if (info === undefined) return null;
  return {
    ...outcomeOf(info),
    attemptedAt: instant(info.lastAttemptTime),
    succeededAt: instant(info.lastSuccessfulTime),
    nextAt: instant(info.nextDeliveryTime),
  };
}

function streamOf(info: ConfigStreamDeliveryInfo | undefined) {
  return info === undefined ? null : { ...outcomeOf(info), changedAt: instant(info.lastStatusChangeTime) };
}

function outcomeOf(info: ConfigExportDeliveryInfo | ConfigStreamDeliveryInfo) {
  return {
    status: info.lastStatus ?? null,
    errorCode: info.lastErrorCode ?? null,
    errorMessage: info.lastErrorMessage ?? null,
  };
}

async function readRetention(ctx: CollectContext): Promise<number> {
  for await (const page of paginateDescribeRetentionConfigurations({ client: ctx.aws.config }, {})) {
    const days = page.RetentionConfigurations?.[0]?.RetentionPeriodInDays;
    if (days !== undefined) return days;
  }
  return defaultRetentionDays;
}
