import { visibleAccounts } from "#lib/core/server/scope-sql.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { ConfigCatalogOutput } from "../../contract/config-runs.ts";
import { propertyPaths } from "../../domain/property-paths.ts";

/** Newest items of each type that are looked into for properties. */
const sampledItems = 3;

/** What a query to AWS Config can ask, and of whom: types and properties seen, aggregators, queries saved in AWS. */
export async function configCatalog(ctx: VerbContext): Promise<ConfigCatalogOutput> {
  const accounts = visibleAccounts(ctx.actor, undefined) ?? null;
  const [types, aggregators, stored] = await Promise.all([
    seenTypes(ctx, accounts),
    // An aggregator answers for all of its accounts.
    accounts === null ? allAggregators(ctx) : [],
    storedQueries(ctx, accounts),
  ]);
  return { types, aggregators, stored };
}

async function seenTypes(
  ctx: VerbContext,
  accounts: readonly string[] | null,
): Promise<ConfigCatalogOutput["types"]> {
  const { rows } = await ctx.db.query<{
    type: string;
    count: number;
    configurations: unknown[];
    supplementary: unknown[];
  }>(
    `select t.resource_type as type, t.count,
            coalesce(jsonb_agg(d.configuration) filter (where d.configuration is not null), '[]') as configurations,
            coalesce(jsonb_agg(d.supplementary) filter (where d.supplementary is not null), '[]') as supplementary
       from (select resource_type, count(*)::int as count from config_resources
              where deleted_at is null and ($1::text[] is null or account_id = any($1)) group by 1) t
       left join lateral (
         select item_id from config_items i
          where i.resource_type = t.resource_type and i.until = 'infinity'
            and ($1::text[] is null or i.account_id = any($1))
          limit ${sampledItems}
       ) i on true
       left join config_documents d using (item_id)
      group by 1, 2 order by 2 desc, 1`,
    [accounts],
  );
  return rows.map(({ type, count, configurations, supplementary }) => ({
    type,
    count,
    properties: [
      ...propertyPaths("configuration", configurations),
      ...propertyPaths("supplementaryConfiguration", supplementary),
    ],
  }));
}

async function allAggregators(ctx: VerbContext): Promise<ConfigCatalogOutput["aggregators"]> {
  const { rows } = await ctx.db.query<ConfigCatalogOutput["aggregators"][number]>(
    `select concat_ws(':', account_id, region, aggregator_name) as key, aggregator_name as name,
            account_id as "accountId", region
       from config_aggregators order by aggregator_name, account_id, region`,
  );
  return rows;
}

async function storedQueries(
  ctx: VerbContext,
  accounts: readonly string[] | null,
): Promise<ConfigCatalogOutput["stored"]> {
  const { rows } = await ctx.db.query<ConfigCatalogOutput["stored"][number]>(
    `select name, max(description) as description, expression, count(*)::int as places
       from config_stored_queries
      where expression is not null and ($1::text[] is null or account_id = any($1))
      group by name, expression order by lower(name), expression`,
    [accounts],
  );
  return rows;
}
