import type { CallsReach } from "#lib/aws-config/contract/detail.ts";
import type { ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { newestStretchSql } from "../trail/reach-sql.ts";

/** Where CloudTrail tells of global services such as IAM. */
const globalRegion = "us-east-1";

/** How far back the API calls are known that a resource's changes may come from. */
export async function readCallsReach(ctx: VerbContext, identity: ResourceIdentity): Promise<CallsReach> {
  const parameters = new SqlParameters();
  const isGlobal = identity.resourceType.startsWith("AWS::IAM::");
  const regions = isGlobal ? [identity.region, globalRegion] : [identity.region];
  const [row] = await readQuery<{ complete_from: Date | null; fails: boolean | null }>(
    ctx.db,
    `select max(lower(newest.stretch)) as complete_from, bool_or(s.error_code is not null) as fails
     from sync_coverage s left join cloudtrail_reach r using (account_id, region)
     left join lateral (${newestStretchSql}) newest on true
     where s.dataset = 'cloudtrail-events' and s.enabled and s.account_id = ${parameters.add(identity.accountId, "text")}
       and s.region = any(${parameters.add(regions, "text[]")})`,
    parameters.values,
  );
  return { completeFrom: row?.complete_from?.toISOString() ?? null, isFailing: row?.fails === true };
}
