import {
  BatchGetAggregateResourceConfigCommand,
  paginateGetAggregateDiscoveredResourceCounts,
  paginateSelectAggregateResourceConfig,
} from "@aws-sdk/client-config-service";
import type { CollectContext } from "#lib/core/server/sync/dataset.ts";
import { ownKey } from "./own-source.ts";
import type { ResourceSource } from "./resource-source.ts";
import { listedOf, quoted, selectExpressions } from "./select-rows.ts";

/** An aggregator that has a good copy of an account-Region. */
export interface Aggregator {
  account_id: string;
  region: string;
  aggregator_name: string;
}

/**
 * What an aggregator knows of the scope's account-Region: asked in the aggregator's account, so that the source account
 * need not be asked. Copies may be hours old; deleted resources are not in them.
 */
export function aggregateSource(ctx: CollectContext, aggregator: Aggregator): ResourceSource {
  const { config } = ctx.clientsOf(aggregator.account_id, aggregator.region);
  const { accountId, region } = ctx.scope;
  const ConfigurationAggregatorName = aggregator.aggregator_name;
  const conditions = [`accountId = ${quoted(accountId)}`, `awsRegion = ${quoted(region)}`];
  return {
    via: "aggregator",
    aggregator: [aggregator.account_id, aggregator.region, aggregator.aggregator_name].join("/"),
    lagMs: 6 * 3_600_000,
    tellsChanges: true,
    async *list(slice) {
      for (const Expression of selectExpressions(slice, conditions)) {
        const pages = paginateSelectAggregateResourceConfig(
          { client: config, pageSize: 100 },
          { ConfigurationAggregatorName, Expression },
        );
        for await (const page of pages) yield listedOf(page.Results);
      }
    },
    async count() {
      const counts = new Map<string, number>();
      const pages = paginateGetAggregateDiscoveredResourceCounts(
        { client: config, pageSize: 1_000 },
        {
          ConfigurationAggregatorName,
          Filters: { AccountId: accountId, Region: region },
          GroupByKey: "RESOURCE_TYPE",
        },
      );
      for await (const page of pages) {
        for (const group of page.GroupedResourceCounts ?? [])
          if (group.GroupName !== undefined) counts.set(group.GroupName, group.ResourceCount ?? 0);
      }
      return counts;
    },
    async fetch(keys) {
      const ResourceIdentifiers = keys.map(ownKey).map(({ resourceType, resourceId }) => ({
        SourceAccountId: accountId,
        SourceRegion: region,
        ResourceId: resourceId,
        ResourceType: resourceType,
      }));
      const answer = await config.send(
        new BatchGetAggregateResourceConfigCommand({ ConfigurationAggregatorName, ResourceIdentifiers }),
      );
      return answer.BaseConfigurationItems ?? [];
    },
  };
}

// Sources are told account by account; an organization's own entry counts where none of its accounts has one.
const aggregatorSql = `
select s.account_id, s.region, s.aggregator_name from config_aggregator_sources s
where s.status = 'SUCCEEDED' and s.source_region = $2
  and (s.source_type = 'ACCOUNT' and s.source_id = $1 or s.source_type = 'ORGANIZATION' and not exists (
    select from config_aggregator_sources a where (a.account_id, a.region, a.aggregator_name)
      = (s.account_id, s.region, s.aggregator_name) and a.source_type = 'ACCOUNT'))
order by s.source_type, s.account_id = $1 desc, s.account_id, s.region, s.aggregator_name limit 1`;

/** The aggregator to ask for the scope's account-Region, or null when none has a good copy. */
export async function findAggregator(ctx: CollectContext): Promise<Aggregator | null> {
  const found = await ctx.query<Aggregator>(aggregatorSql, [ctx.scope.accountId, ctx.scope.region]);
  return found[0] ?? null;
}
