import type { ScopeOutput } from "#lib/core/contract/sync-status.ts";
import { env } from "../env.ts";
import { readFreshness } from "../freshness.ts";
import { visibleAccounts } from "../scope-sql.ts";
import type { VerbContext } from "../verb.ts";

type Settings = Pick<ReturnType<typeof env>, "YAGURA_TARGET" | "AWS_ENDPOINT_URL" | "YAGURA_WRITE">;

/** Tag keys that the picker offers; beyond them, typing finds the rest. */
const tagKeysMax = 200;

/** What the scope picker and the badges show: the target, and accounts, Regions and tag keys with their nodes. */
export async function readScope(
  ctx: VerbContext,
  _input: unknown = {},
  settings: Settings = env(),
): Promise<ScopeOutput> {
  const accounts = visibleAccounts(ctx.actor, undefined) ?? null;
  const [target, accountRows, regionRows, tagRows, earliest, freshness] = await Promise.all([
    ctx.db.query<{ id: string | null }>(
      "select coalesce(organization_id, caller_account_id) as id from sync_target",
    ),
    ctx.db.query<ScopeOutput["accounts"][number]>(accountsSql, [accounts]),
    ctx.db.query<ScopeOutput["regions"][number]>(regionsSql, [accounts]),
    ctx.db.query<ScopeOutput["tagKeys"][number]>(tagKeysSql, [accounts, tagKeysMax]),
    ctx.db.query<{ at: Date | null }>("select min(first_complete_at) as at from sync_coverage"),
    readFreshness(ctx, { datasets: "all" }),
  ]);
  return {
    target: {
      kind: settings.YAGURA_TARGET,
      organizationId: target.rows[0]?.id ?? null,
      endpoint: settings.YAGURA_TARGET === "aws" ? null : (settings.AWS_ENDPOINT_URL ?? null),
      readOnly: settings.YAGURA_WRITE !== "on",
    },
    accounts: accountRows.rows,
    regions: regionRows.rows,
    tagKeys: tagRows.rows,
    earliestAsOf: earliest.rows[0]?.at?.toISOString() ?? null,
    freshness,
  };
}

// Where managed nodes have never been read, their number is unknown, not zero.
const readNodes = (column: "account_id" | "region") => `left join (
    select ${column}, bool_or(first_complete_at is not null) as read from sync_coverage
    where enabled and dataset = 'managed-nodes' and ($1::text[] is null or account_id = any($1)) group by 1
  ) asked using (${column})`;
const nodesSql = "case when asked.read then coalesce(n.nodes, 0)::int else n.nodes::int end as nodes";

const accountsSql = `
select a.account_id as "accountId", nullif(a.name, a.account_id) as name, ${nodesSql}
from accounts a
left join (select account_id, count(*) as nodes from fleet_nodes group by 1) n using (account_id)
${readNodes("account_id")}
where a.status = 'ACTIVE' and ($1::text[] is null or a.account_id = any($1))
order by a.name, a.account_id`;

const regionsSql = `
select region, ${nodesSql}
from (select distinct region from sync_coverage
      where enabled and region <> '-' and ($1::text[] is null or account_id = any($1))) r
left join (select region, count(*) as nodes from fleet_nodes
           where $1::text[] is null or account_id = any($1) group by 1) n using (region)
${readNodes("region")}
order by region`;

const tagKeysSql = `
select key, count(*)::int as nodes
from (select jsonb_object_keys(tags) as key from fleet_nodes where $1::text[] is null or account_id = any($1)) keys
group by key order by 2 desc, 1 limit $2`;
