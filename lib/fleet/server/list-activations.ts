import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ActivationsOutput } from "#lib/fleet/contract/unmanaged.ts";
import { momentOf } from "./node-selection.ts";

interface Row {
  account_id: string;
  account_name: string | null;
  region: string;
  activation_id: string;
  description: string | null;
  iam_role: string | null;
  registration_limit: number | null;
  registrations_count: number | null;
  expires_at: Date | null;
  expired: boolean | null;
  created_at: Date | null;
}

const columns = [
  "account_id",
  "region",
  "activation_id",
  "description",
  "iam_role",
  "registration_limit",
  "registrations_count",
  "expires_at",
  "expired",
  "created_at",
  "tags",
];

/** Hybrid activations, those that expire next first. One whose time has passed is expired, whatever AWS said last. */
export async function listActivations(ctx: VerbContext, input: ScopeQuery): Promise<ActivationsOutput> {
  const parameters = new SqlParameters();
  const source = versionsAt("activations", columns, input.asOf, parameters);
  const conditions = scopeSql(ctx.actor, input, "v", parameters);
  const sql = `
select v.*, nullif(a.name, a.account_id) as account_name from (select ${columns.join(", ")} from ${source} s) v
left join accounts a using (account_id)
${conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`}
order by v.expires_at nulls last, v.account_id collate "C", v.region collate "C", v.activation_id collate "C"`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, ["accounts", "activations"], input),
  ]);
  const now = momentOf(ctx, input.asOf);
  return { rows: rows.map((row) => toActivation(row, now)), freshness };
}

function toActivation(row: Row, now: Date): ActivationsOutput["rows"][number] {
  const { registration_limit: limit, registrations_count: count } = row;
  const past = row.expires_at !== null && row.expires_at.getTime() <= now.getTime();
  return {
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    activationId: row.activation_id,
    description: row.description,
    iamRole: row.iam_role,
    registrationLimit: limit,
    registrationsCount: count,
    registrationsLeft: limit === null || count === null ? null : Math.max(0, limit - count),
    expiresAt: row.expires_at?.toISOString() ?? null,
    expired: past ? true : row.expired,
    createdAt: row.created_at?.toISOString() ?? null,
  };
}
