import { AppError } from "#lib/core/contract/errors.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import { type BaselineSqlRow, baselineColumns, toBaseline } from "./baseline-row.ts";

export interface FoundBaseline {
  baseline: PatchBaseline;
  raw: unknown;
  endedAt: string | null;
  /** The moment at which what stands beside it is told: undefined is now; of an ended one it is just before its end. */
  moment: string | undefined;
}

/**
 * The baseline of a key now or at a moment; one that is gone by then as it last was.
 * @throws {AppError} `not_found` when it was never seen by then, or lies in an account that the actor may not see.
 */
export async function findBaseline(
  ctx: VerbContext,
  key: string,
  asOf: string | undefined,
): Promise<FoundBaseline> {
  const parameters = new SqlParameters();
  const [account = "", region = "", ...id] = key.split(":");
  const at = parameters.add(asOf ?? null, "timestamptz");
  const columns = [...baselineColumns, "raw", "valid_from"].join(", ");
  const identity = [account, region, id.join(":")].map((part) => parameters.add(part, "text")).join(", ");
  const conditions = [
    `(b.account_id, b.region, b.baseline_id) = (${identity})`,
    `(${at} is null or b.valid_from <= ${at})`,
    ...scopeSql(ctx.actor, {}, "b", parameters),
  ];
  const sql = `
select b.*, nullif(a.name, a.account_id) as account_name,
  case when ${at} is null or b.valid_to <= ${at} then b.valid_to end as ended_at
from (
  select ${columns}, null::timestamptz as valid_to from patch_baselines
  union all select ${columns}, valid_to from patch_baselines_history
) b left join accounts a using (account_id)
where ${conditions.join(" and ")} order by b.valid_from desc limit 1`;
  type Row = BaselineSqlRow & { raw: unknown; ended_at: Date | null };
  const [row] = await readQuery<Row>(ctx.db, sql, parameters.values);
  if (row === undefined) throw new AppError("not_found", "No such patch baseline has been seen.");
  return {
    baseline: toBaseline(row),
    raw: row.raw,
    endedAt: row.ended_at?.toISOString() ?? null,
    moment: row.ended_at === null ? asOf : new Date(row.ended_at.getTime() - 1).toISOString(),
  };
}

/** The part of the organisation that a baseline lies in. */
export function placeOf({ accountId, region }: PatchBaseline): { accounts: string[]; regions: string[] } {
  return { accounts: [accountId], regions: [region] };
}

/** Names of the patch groups that are registered to a baseline at a moment, in order. */
export async function readPatchGroups(
  ctx: VerbContext,
  { accountId, region, baselineId }: PatchBaseline,
  moment: string | undefined,
): Promise<{ patchGroup: string; operatingSystem: string | null }[]> {
  const { rows } = await ctx.db.query<{ patchGroup: string; operatingSystem: string | null }>(groupsSql, [
    accountId,
    region,
    baselineId,
    moment ?? null,
  ]);
  return rows;
}

const groupsSql = `
select patch_group as "patchGroup", operating_system as "operatingSystem" from (
  select account_id, region, baseline_id, patch_group, operating_system, valid_from, 'infinity'::timestamptz as valid_to
  from patch_groups
  union all
  select account_id, region, baseline_id, patch_group, operating_system, valid_from, valid_to from patch_groups_history
) g
where (account_id, region, baseline_id) = ($1, $2, $3)
  and case when $4::timestamptz is null then valid_to = 'infinity' else valid_from <= $4 and valid_to > $4 end
order by patch_group collate "C", operating_system collate "C"`;
