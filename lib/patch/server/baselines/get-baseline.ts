import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { BaselineInput, BaselineOutput } from "#lib/patch/contract/baseline-detail.ts";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import { baselineDatasets } from "#lib/patch/contract/query-keys.ts";
import { baselineDiff } from "#lib/patch/domain/baseline-diff.ts";
import { type BaselineSqlRow, baselineColumns, toBaseline } from "./baseline-row.ts";
import { findBaseline, placeOf, readPatchGroups } from "./find-baseline.ts";

/**
 * One patch baseline with what uses it, now or at a moment; one that is gone as it last was.
 * @throws {AppError} as `findBaseline`.
 */
export async function getBaseline(ctx: VerbContext, input: BaselineInput): Promise<BaselineOutput> {
  const { baseline, raw, endedAt, moment } = await findBaseline(ctx, input.baseline, input.asOf);
  const [patchGroups, nodes, namesakes, freshness] = await Promise.all([
    readPatchGroups(ctx, baseline, moment),
    readNodes(ctx, baseline, moment),
    readNamesakes(ctx, baseline, moment),
    scopeFreshness(ctx, baselineDatasets, { ...placeOf(baseline), asOf: input.asOf }),
  ]);
  const command = `aws ssm get-patch-baseline --baseline-id ${awsId(raw) ?? baseline.baselineId} --region ${baseline.region}`;
  return { baseline, endedAt, patchGroups, nodes, namesakes, raw: { command, value: raw }, freshness };
}

/** AWS's own baselines are asked for by their ARN. */
function awsId(raw: unknown): string | null {
  const id = typeof raw === "object" && raw !== null && "BaselineId" in raw ? raw.BaselineId : null;
  return typeof id === "string" && /^[\w:/.-]+$/.test(id) ? id : null;
}

async function readNodes(
  ctx: VerbContext,
  { accountId, region, baselineId }: PatchBaseline,
  moment: string | undefined,
): Promise<BaselineOutput["nodes"]> {
  const parameters = new SqlParameters();
  const columns = ["account_id", "region", "node_id", "patch_baseline_id", "patch_class"];
  const nodes = versionsAt("fleet_nodes", columns, moment, parameters);
  const at = parameters.add(moment ?? null, "timestamptz");
  const [account, place, id] = [accountId, region, baselineId].map((part) => parameters.add(part, "text"));
  const sql = `
select exists (
    select from sync_coverage where dataset = 'patch-states' and (account_id, region) = (${account}, ${place})
      and first_complete_at <= coalesce(${at}, now())) as known,
  (select coalesce(json_agg(json_build_object('class', class, 'count', nodes) order by class), '[]') from (
    select n.patch_class as class, count(*)::int as nodes from ${nodes} n
    where (n.account_id, n.region, n.patch_baseline_id) = (${account}, ${place}, ${id}) group by 1) counted) as classes`;
  const [row] = await readQuery<{ known: boolean; classes: { class: string | null; count: number }[] }>(
    ctx.db,
    sql,
    parameters.values,
  );
  if (!row?.known) return null;
  return { total: row.classes.reduce((sum, { count }) => sum + count, 0), classes: row.classes };
}

async function readNamesakes(
  ctx: VerbContext,
  baseline: PatchBaseline,
  moment: string | undefined,
): Promise<BaselineOutput["namesakes"]> {
  if (baseline.name === null) return [];
  const parameters = new SqlParameters();
  const source = versionsAt("patch_baselines", baselineColumns, moment, parameters);
  const conditions = [
    `b.name = ${parameters.add(baseline.name, "text")}`,
    `b.operating_system is not distinct from ${parameters.add(baseline.operatingSystem, "text")}`,
    ...scopeSql(ctx.actor, {}, "b", parameters),
  ];
  const sql = `
select b.*, nullif(a.name, a.account_id) as account_name
from ${source} b left join accounts a using (account_id)
where ${conditions.join(" and ")}
order by b.account_id collate "C", b.region collate "C", b.baseline_id collate "C" limit 1000`;
  const rows = await readQuery<BaselineSqlRow>(ctx.db, sql, parameters.values);
  const alike = (other: PatchBaseline) =>
    baselineDiff({ ...baseline, patchGroups: [] }, { ...other, patchGroups: [] }).every(
      (change) => change.kind === "value" && ignored.has(change.field),
    );
  return rows
    .map(toBaseline)
    .filter(({ key }) => key !== baseline.key)
    .map((other) => ({
      key: other.key,
      accountId: other.accountId,
      accountName: other.accountName,
      region: other.region,
      same: alike(other),
    }));
}

// What says nothing about which patches are approved.
const ignored = new Set(["description", "isDefault"]);
