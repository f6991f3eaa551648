import { aggregatorDatasets } from "#lib/aws-config/contract/query-keys.ts";
import type { ListAggregatorsInput, ListAggregatorsOutput } from "#lib/aws-config/contract/recording.ts";
import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";

type Aggregator = ListAggregatorsOutput["aggregators"][number];

interface Row {
  account_id: string;
  account_name: string | null;
  region: string;
  aggregator_name: string;
  arn: string | null;
  organization_source: Aggregator["organization"];
  account_sources: Aggregator["accountSources"];
  created_at: Date | null;
  sources: Aggregator["sources"];
}

const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Configuration aggregators with the state of each source, those in trouble first. */
export const listAggregators = sharedRead("aws-config.listAggregators", readAggregators, aggregatorDatasets);

async function readAggregators(
  ctx: VerbContext,
  input: ListAggregatorsInput,
): Promise<ListAggregatorsOutput> {
  const parameters = new SqlParameters();
  const key = ["account_id", "region", "aggregator_name"];
  const aggregators = versionsAt(
    "config_aggregators",
    [...key, "arn", "organization_source", "account_sources", "created_at"],
    input.asOf,
    parameters,
  );
  const sources = versionsAt(
    "config_aggregator_sources",
    [
      ...key,
      "source_id",
      "source_type",
      "source_region",
      "status",
      "last_error_code",
      "last_error_message",
      "last_updated_at",
    ],
    input.asOf,
    parameters,
  );
  const conditions = scopeSql(ctx.actor, input, "g", parameters);
  const sql = `
select g.*, (select name from accounts a where a.account_id = g.account_id) as account_name, coalesce((
  select jsonb_agg(jsonb_build_object('sourceId', s.source_id, 'sourceType', s.source_type, 'region', s.source_region,
    'status', s.status, 'errorCode', s.last_error_code, 'errorMessage', s.last_error_message,
    'updatedAt', ${iso("s.last_updated_at")})
    order by s.status is not distinct from 'SUCCEEDED', s.source_type desc, s.source_id, s.source_region)
  from ${sources} s where (s.account_id, s.region, s.aggregator_name) = (g.account_id, g.region, g.aggregator_name)
), '[]') as sources
from ${aggregators} g ${conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`}
order by g.account_id, g.region, g.aggregator_name`;
  const [rows, freshness] = await Promise.all([
    readQuery<Row & Record<string, unknown>>(ctx.db, sql, parameters.values),
    scopeFreshness(ctx, aggregatorDatasets, input),
  ]);
  return { aggregators: rows.map(toAggregator), freshness };
}

function toAggregator(row: Row): Aggregator {
  return {
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    name: row.aggregator_name,
    arn: row.arn,
    organization: row.organization_source,
    accountSources: row.account_sources,
    createdAt: row.created_at?.toISOString() ?? null,
    sources: row.sources,
  };
}
