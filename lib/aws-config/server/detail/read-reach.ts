import type { HistoryReach } from "#lib/aws-config/contract/detail.ts";
import type { ResourceIdentity } from "#lib/aws-config/contract/resource.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { keySql } from "./find-resource.ts";

interface ReachRow {
  complete_from: Date;
  finished: boolean;
  gap_from: Date | null;
  gap_until: Date | null;
}

/** How far back the items of a resource are known. */
export async function readReach(ctx: VerbContext, identity: ResourceIdentity): Promise<HistoryReach> {
  const parameters = new SqlParameters();
  const [row] = await readQuery<ReachRow>(
    ctx.db,
    `select complete_from, finished, gap_from, gap_until from config_history_reach h
     where ${keySql("h", identity, parameters).join(" and ")}`,
    parameters.values,
  );
  if (row === undefined) return { completeFrom: null, finished: false, gap: null };
  const gap =
    row.gap_from === null || row.gap_until === null
      ? null
      : { from: row.gap_from.toISOString(), until: row.gap_until.toISOString() };
  return { completeFrom: row.complete_from.toISOString(), finished: row.finished, gap };
}
