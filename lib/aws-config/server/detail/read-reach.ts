import type { HistoryReach } from "#lib/aws-config/contract/detail.ts";
import type { ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { keySql } from "./find-resource.ts";

interface ReachRow {
  complete_from: Date | null;
  finished: boolean | null;
  gap_from: Date | null;
  gap_until: Date | null;
  stopped: boolean;
}

/** How far back the items of a resource are known. */
export async function readReach(ctx: VerbContext, identity: ResourceIdentity): Promise<HistoryReach> {
  const parameters = new SqlParameters();
  const account = parameters.add(identity.accountId, "text");
  const region = parameters.add(identity.region, "text");
  const [row] = await readQuery<ReachRow>(
    ctx.db,
    `select h.complete_from, h.finished, h.gap_from, h.gap_until,
       exists (select from sync_coverage c where (c.dataset, c.account_id, c.region)
         = ('config-history', ${account}, ${region}) and c.error_code is not null)
       or exists (select from config_recorders r where (r.account_id, r.region, r.state)
         = (${account}, ${region}, 'none')) as stopped
     from (select) as one left join config_history_reach h
       on ${keySql("h", identity, parameters).join(" and ")}`,
    parameters.values,
  );
  const [from, until] = [row?.gap_from ?? null, row?.gap_until ?? null];
  return {
    completeFrom: row?.complete_from?.toISOString() ?? null,
    finished: row?.finished === true,
    gap: from === null || until === null ? null : { from: from.toISOString(), until: until.toISOString() },
    isStopped: row?.stopped === true,
  };
}
