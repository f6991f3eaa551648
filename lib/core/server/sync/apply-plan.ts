import { createHash } from "node:crypto";
import type { Pool } from "pg";
import type { Catalog, PreparedDataset } from "./catalog.ts";
import type { CollectContext, Query } from "./dataset.ts";
import { planScopes } from "./plan.ts";
import { inTransaction } from "./transaction.ts";

const knownSql = `
select a.account_id, c.first_complete_at is not null as listed,
  array_remove(array_agg(r.region order by r.region) filter (where r.opt_in_status <> 'not-opted-in'), null) as regions
from accounts a
left join regions r using (account_id)
left join sync_coverage c on c.dataset = 'regions' and c.account_id = a.account_id
where a.status = 'ACTIVE' and ($1::text[] is null or a.account_id = any($1))
group by a.account_id, listed
order by a.account_id`;

const upsertSql = `
insert into sync_coverage as c (dataset, account_id, region, cadence_seconds, collected_after)
select dataset, account_id, region, cadence_seconds, collected_after from json_populate_recordset(null::sync_coverage, $1::json)
on conflict (dataset, account_id, region) do update
set cadence_seconds = excluded.cadence_seconds, collected_after = excluded.collected_after, enabled = true,
  first_complete_at = case when c.enabled then c.first_complete_at end,
  last_complete_at = case when c.enabled then c.last_complete_at end,
  last_complete_started_at = case when c.enabled then c.last_complete_started_at end,
  next_due_at = case when c.enabled then c.next_due_at else now() end
where not c.enabled or (c.cadence_seconds, c.collected_after) <> (excluded.cadence_seconds, excluded.collected_after)`;

const vanishedSql = `
update sync_coverage c set enabled = false, enqueued_at = null
where enabled and not exists (
  select from json_populate_recordset(null::sync_coverage, $1::json) p
  where p.dataset = c.dataset and p.account_id = c.account_id and p.region = c.region)
returning dataset, account_id, region`;

/**
 * Brings coverage to what the organisation and the settings ask for. Scopes that are no longer wanted end: their rows go
 * to history without an event, because nothing is known to have happened to what they described. Answers the plan's
 * fingerprint; a plan that is the last one is not applied again.
 */
export async function applyPlan(
  db: Pool,
  catalog: Catalog,
  configured: CollectContext["configured"],
  lastPlan = "",
): Promise<string> {
  const found = await db.query<{ account_id: string; listed: boolean; regions: string[] | null }>(knownSql, [
    configured.accounts,
  ]);
  const known = {
    accounts: found.rows.map((row) => row.account_id),
    regions: new Map(
      found.rows.filter((row) => row.listed).map((row) => [row.account_id, row.regions ?? []]),
    ),
  };
  const datasets = [...catalog.values()].map((prepared) => prepared.dataset);
  const planned = planScopes(datasets, known, configured.regions).map((scope) => {
    const { dataset, accountId, region, cadenceSeconds, after } = scope;
    return {
      dataset,
      account_id: accountId,
      region,
      cadence_seconds: cadenceSeconds,
      collected_after: after,
    };
  });
  const json = JSON.stringify(planned);
  const plan = createHash("sha1").update(json).digest("hex");
  if (plan === lastPlan) return plan;
  await db.query(upsertSql, [json]);
  // Before the first list of accounts nothing can have vanished.
  if (known.accounts.length === 0) return plan;
  await inTransaction(db, async (tx) => {
    const gone = await tx.query<{ dataset: string; account_id: string; region: string }>(vanishedSql, [json]);
    for (const scope of gone.rows) {
      await tx.query(
        `update sync_passes set ended_at = clock_timestamp(), error_code = 'ScopeRemoved',
           error_message = 'The account or Region is no longer collected.'
         where dataset = $1 and account_id = $2 and region = $3 and ended_at is null`,
        [scope.dataset, scope.account_id, scope.region],
      );
      await tx.query(
        `insert into sync_passes (dataset, account_id, region, started_at, ended_at, error_code, error_message)
         values ($1, $2, $3, clock_timestamp(), clock_timestamp(), 'ScopeRemoved', 'The account or Region is no longer collected.')`,
        [scope.dataset, scope.account_id, scope.region],
      );
      const prepared = catalog.get(scope.dataset);
      if (prepared !== undefined) await endScope(tx, prepared, scope);
    }
  });
  return plan;
}

async function endScope(
  tx: Pick<Pool, "query">,
  prepared: PreparedDataset,
  place: { account_id: string; region: string },
): Promise<void> {
  const { forget } = prepared.dataset;
  if (forget !== undefined) {
    const query: Query = async (sql, values) => (await tx.query(sql, values)).rows;
    return forget(query, { accountId: place.account_id, region: place.region });
  }
  const values = prepared.scope.map((column) => place[column]);
  const { rows } = await tx.query(prepared.end, ["[]", new Date(), ...values]);
  if (rows.length === 0) return;
  const keys = rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(prepared.shape.key.map((column) => [column, row[column]])),
  );
  for (const step of prepared.projections) {
    await tx.query(step.lock, [JSON.stringify(keys)]);
    await tx.query(step.apply, [JSON.stringify(keys), true]);
  }
}
