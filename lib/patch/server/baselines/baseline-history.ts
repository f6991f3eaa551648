import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { BaselineHistoryOutput, BaselineInput } from "#lib/patch/contract/baseline-detail.ts";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import { baselineDatasets } from "#lib/patch/contract/query-keys.ts";
import { baselineDiff } from "#lib/patch/domain/baseline-diff.ts";
import { type BaselineSqlRow, baselineColumns, toBaseline } from "./baseline-row.ts";
import { findBaseline, placeOf } from "./find-baseline.ts";

const entriesMax = 200;

interface Version {
  baseline: PatchBaseline;
  from: string;
  to: string | null;
}
interface Registration {
  patch_group: string;
  valid_from: Date;
  valid_to: Date | null;
}

/**
 * What changed in a baseline and in its patch groups, newest first, up to `asOf` when given.
 * @throws {AppError} as `findBaseline`.
 */
export async function baselineHistory(
  ctx: VerbContext,
  input: BaselineInput,
): Promise<BaselineHistoryOutput> {
  const { baseline } = await findBaseline(ctx, input.baseline, input.asOf);
  const identity = [baseline.accountId, baseline.region, baseline.baselineId];
  const [rows, groups, freshness] = await Promise.all([
    readQuery<BaselineSqlRow & { valid_from: Date; valid_to: Date | null }>(ctx.db, versionsSql, identity),
    readQuery<Registration>(ctx.db, groupsSql, identity),
    scopeFreshness(ctx, baselineDatasets, { ...placeOf(baseline), asOf: input.asOf }),
  ]);
  const versions = rows.map((row) => ({
    baseline: toBaseline({ ...row, account_name: null }),
    from: row.valid_from.toISOString(),
    to: row.valid_to?.toISOString() ?? null,
  }));
  const entries = entriesOf(versions, groups).filter(
    ({ at }) => input.asOf === undefined || at <= iso(input.asOf),
  );
  return { entries: entries.slice(0, entriesMax), truncated: entries.length > entriesMax, freshness };
}

const iso = (text: string): string => new Date(text).toISOString();

function entriesOf(
  versions: readonly Version[],
  groups: readonly Registration[],
): BaselineHistoryOutput["entries"] {
  const moments = new Set<string>();
  for (const { from, to } of versions) {
    moments.add(from);
    if (to !== null) moments.add(to);
  }
  for (const { valid_from, valid_to } of groups) {
    moments.add(valid_from.toISOString());
    if (valid_to !== null) moments.add(valid_to.toISOString());
  }
  const entries: BaselineHistoryOutput["entries"] = [];
  let before: ReturnType<typeof at> = null;
  for (const moment of [...moments].sort()) {
    const now = at(moment);
    if (before === null && now !== null) entries.push({ at: moment, kind: "first_seen", changes: [] });
    if (before !== null && now === null) entries.push({ at: moment, kind: "disappeared", changes: [] });
    if (before !== null && now !== null) {
      const changes = baselineDiff(before, now);
      if (changes.length > 0) entries.push({ at: moment, kind: "changed", changes });
    }
    before = now;
  }
  return entries.reverse();

  function at(moment: string) {
    const version = versions.find(({ from, to }) => from <= moment && (to === null || to > moment));
    if (version === undefined) return null;
    const patchGroups = groups
      .filter(({ valid_from, valid_to }) => holds(valid_from, valid_to, moment))
      .map(({ patch_group }) => patch_group);
    return { ...version.baseline, patchGroups: [...new Set(patchGroups)] };
  }
}

function holds(from: Date, to: Date | null, moment: string): boolean {
  return from.toISOString() <= moment && (to === null || to.toISOString() > moment);
}

const columns = baselineColumns.join(", ");
const versionsSql = `
select ${columns}, valid_from, null::timestamptz as valid_to from patch_baselines
where (account_id, region, baseline_id) = ($1, $2, $3)
union all
select ${columns}, valid_from, valid_to from patch_baselines_history
where (account_id, region, baseline_id) = ($1, $2, $3)`;

// What the first pass over patch groups found was there before: it is no change of the baseline.
const groupsSql = `
select patch_group, valid_to,
  case when valid_from > c.first_complete_at then valid_from else 'epoch'::timestamptz end as valid_from
from (
  select account_id, region, baseline_id, patch_group, valid_from, null::timestamptz as valid_to from patch_groups
  union all
  select account_id, region, baseline_id, patch_group, valid_from, valid_to from patch_groups_history
) g left join sync_coverage c on c.dataset = 'patch-groups' and (c.account_id, c.region) = (g.account_id, g.region)
where (g.account_id, g.region, g.baseline_id) = ($1, $2, $3)`;
