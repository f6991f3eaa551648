import { recorderState } from "#lib/aws-config/contract/detail.ts";
import { recordingDatasets } from "#lib/aws-config/contract/query-keys.ts";
import type {
  ListRecordingInput,
  ListRecordingOutput,
  RecordingScope,
} from "#lib/aws-config/contract/recording.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

interface Row {
  account_id: string;
  account_name: string | null;
  region: string;
  state: string | null;
  recorder_name: string | null;
  all_supported: boolean | null;
  include_global_types: boolean | null;
  resource_types: string[] | null;
  excluded_types: string[] | null;
  recording_frequency: string | null;
  last_status: string | null;
  last_error_code: string | null;
  last_error_message: string | null;
  last_started_at: Date | null;
  last_stopped_at: Date | null;
  channel_name: string | null;
  bucket_name: string | null;
  topic_arn: string | null;
  delivery: RecordingScope["delivery"];
  retention_days: number | null;
  via: RecordingScope["via"];
  aggregator: string | null;
  listed_at: Date | null;
  resources: number;
  complete_from: Date | null;
  unfinished: number;
}

const recorderColumns = [
  "account_id",
  "region",
  "recorder_name",
  "state",
  "all_supported",
  "include_global_types",
  "resource_types",
  "excluded_types",
  "recording_frequency",
  "last_status",
  "last_error_code",
  "last_error_message",
  "last_started_at",
  "last_stopped_at",
  "channel_name",
  "bucket_name",
  "topic_arn",
  "delivery",
  "retention_days",
];

/**
 * What Config records in every account-Region that is collected, how well, and how far back its items are known. An
 * account-Region without a recorder is listed like any other: that there is none is what is known of it.
 */
export const listRecording = sharedRead("aws-config.listRecording", readRecording, recordingDatasets);

async function readRecording(ctx: VerbContext, input: ListRecordingInput): Promise<ListRecordingOutput> {
  const parameters = new SqlParameters();
  const recorders = versionsAt("config_recorders", recorderColumns, input.asOf, parameters);
  const conditions = [
    "s.dataset = 'config-recorders'",
    "s.enabled",
    ...scopeSql(ctx.actor, input, "s", parameters),
  ];
  const sql = `
select s.account_id, (select name from accounts a where a.account_id = s.account_id) as account_name, s.region,
  ${recorderColumns
    .slice(2)
    .map((column) => `r.${column}`)
    .join(", ")},
  c.via, c.aggregator, c.listed_at, coalesce(n.resources, 0)::int as resources, h.complete_from,
  coalesce(u.unfinished, 0)::int as unfinished
from sync_coverage s
left join ${recorders} r on (r.account_id, r.region) = (s.account_id, s.region)
left join config_coverage c on (c.account_id, c.region) = (s.account_id, s.region)
left join (
  select account_id, region, sum(resources) as resources from config_resource_counts
  where status not in ('ResourceDeleted', 'ResourceDeletedNotRecorded') group by 1, 2
) n on (n.account_id, n.region) = (s.account_id, s.region)
left join (
  select account_id, region, count(*) as unfinished from config_history_reach where not finished group by 1, 2
) u on (u.account_id, u.region) = (s.account_id, s.region)
left join lateral (
  select complete_from from config_history_reach h
  where (h.account_id, h.region) = (s.account_id, s.region) and not h.finished order by complete_from desc limit 1
) h on true
where ${conditions.join(" and ")}
order by account_name nulls last, s.account_id, s.region, r.recorder_name`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row & Record<string, unknown>>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, recordingDatasets, input),
  ]);
  return { scopes: rows.map(toScope), freshness };
}

function toScope(row: Row): RecordingScope {
  const state = recorderState.catch("unknown").parse(row.state);
  return {
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    state,
    recorderName: row.recorder_name === "" ? null : row.recorder_name,
    allSupported: row.all_supported,
    includeGlobalTypes: row.include_global_types,
    resourceTypes: row.resource_types ?? [],
    excludedTypes: row.excluded_types ?? [],
    recordingFrequency: row.recording_frequency,
    lastStatus: row.last_status,
    lastErrorCode: row.last_error_code,
    lastErrorMessage: row.last_error_message,
    startedAt: row.last_started_at?.toISOString() ?? null,
    stoppedAt: row.last_stopped_at?.toISOString() ?? null,
    channelName: row.channel_name,
    bucketName: row.bucket_name,
    topicArn: row.topic_arn,
    delivery: row.delivery,
    retentionDays: row.retention_days,
    via: state === "none" ? null : row.via,
    aggregator: state === "none" ? null : row.aggregator,
    listedAt: row.listed_at?.toISOString() ?? null,
    resources: row.resources,
    completeFrom: row.complete_from?.toISOString() ?? null,
    unfinished: row.unfinished,
  };
}
