import type { RuleInput, RuleOutput } from "#lib/aws-config/contract/rules.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

const days = 30;
const dayMs = 86_400_000;

/**
 * Noncompliant pairs at the last count of each of 30 days (UTC) up to the moment. A day on which only some of the
 * account-Regions with rules were counted is a gap, and so is a past moment's own day: its last count came later.
 */
export async function readRuleTrend(ctx: VerbContext, input: RuleInput): Promise<RuleOutput["trend"]> {
  const end = input.asOf === undefined ? ctx.now() : new Date(input.asOf);
  const parameters = new SqlParameters();
  const from = parameters.add(new Date(end.getTime() - days * dayMs).toISOString(), "timestamptz");
  const last = input.asOf === undefined ? end.getTime() : end.getTime() - dayMs;
  const until = parameters.add(new Date(last).toISOString(), "timestamptz");
  const rule = parameters.add(input.rule, "text");
  const scope = scopeSql(ctx.actor, input, "s", parameters);
  const rows = await readQuery<{ day: string; places: number; value: number }>(
    ctx.db,
    `select to_char(s.at at time zone 'UTC', 'YYYY-MM-DD') as day,
       (count(distinct (s.account_id, s.region)) filter (where s.dimension = ''))::int as places,
       (coalesce(sum(s.value) filter (where s.dimension = ${rule}), 0))::int as value
     from samples s
     where s.metric = 'rules.non_compliant' and s.bucket = 'day' and s.dimension in ('', ${rule})
       and s.at > ${from} and s.at <= ${until}${scope.map((each) => ` and ${each}`).join("")}
     group by 1 order by 1`,
    parameters.values,
  );
  const most = Math.max(0, ...rows.map(({ places }) => places));
  const known = new Map(rows.map((row) => [row.day, row.places < most ? null : row.value]));
  return Array.from({ length: days }, (_, index) => {
    const day = new Date(end.getTime() - (days - 1 - index) * dayMs).toISOString().slice(0, 10);
    return { at: `${day}T00:00:00.000Z`, nonCompliant: known.get(day) ?? null };
  });
}
