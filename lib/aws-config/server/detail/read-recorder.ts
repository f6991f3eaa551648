import { type ResourceOutput, recorderState } from "#lib/aws-config/contract/detail.ts";
import type { ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import { recordsType } from "#lib/aws-config/domain/recording-summary.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

interface RecorderRow {
  state: string;
  allSupported: boolean | null;
  resourceTypes: string[];
  excludedTypes: string[];
  last_stopped_at: Date | null;
}

const sql = `
select state, all_supported as "allSupported", resource_types as "resourceTypes", excluded_types as "excludedTypes",
  last_stopped_at from config_recorders
where account_id = $1 and region = $2 order by state = 'recording' desc, recorder_name limit 1`;

/** Whether Config records a resource's type where the resource is. */
export async function readRecorder(
  ctx: VerbContext,
  { accountId, region, resourceType }: ResourceIdentity,
): Promise<ResourceOutput["recorder"]> {
  const [row] = await readQuery<RecorderRow & Record<string, unknown>>(ctx.db, sql, [accountId, region]);
  if (row === undefined) return { state: "unknown", recordsType: null, stoppedAt: null };
  const state = recorderState.catch("unknown").parse(row.state);
  return {
    state,
    recordsType: state === "none" ? false : recordsType(row, resourceType),
    stoppedAt: state === "stopped" ? (row.last_stopped_at?.toISOString() ?? null) : null,
  };
}
