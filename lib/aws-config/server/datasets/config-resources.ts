import { place } from "#lib/core/server/datasets/values.ts";
import { isDenied, isNotAvailable } from "#lib/core/server/sync/classify-error.ts";
import type {
  CollectContext,
  Dataset,
  DatasetRow,
  Query,
  SyncScope,
  WrittenRows,
} from "#lib/core/server/sync/dataset.ts";
import { aggregateSource, findAggregator } from "../collect/aggregate-source.ts";
import { type CollectedResource, collectResources } from "../collect/collect-resources.ts";
import { listSource, ownSource } from "../collect/own-source.ts";
import type { ResourceSource } from "../collect/resource-source.ts";
import { isWithoutRecorder, readSalt } from "../collect/scope-facts.ts";
import type { ConfigItem } from "../items/config-item.ts";
import { storeItems } from "../items/store-items.ts";

/**
 * Every resource that AWS Config records, with its newest configuration item. Where an aggregator has a good copy of the
 * account-Region, that is asked; otherwise the account-Region itself, by advanced queries, or type by type where those are
 * refused. Resources that are gone are asked for the item that says so.
 */
export const configResourcesDataset: Dataset = {
  name: "config-resources",
  scope: "accountRegion",
  cadenceSeconds: 600,
  interestCadenceSeconds: 120,
  operations: [
    "config-service:SelectResourceConfig",
    "config-service:SelectAggregateResourceConfig",
    "config-service:GetDiscoveredResourceCounts",
    "config-service:GetAggregateDiscoveredResourceCounts",
    "config-service:ListDiscoveredResources",
    "config-service:BatchGetResourceConfig",
    "config-service:BatchGetAggregateResourceConfig",
    "config-service:GetResourceConfigHistory",
  ],
  table: "config_resources",
  key: ["resource_type", "resource_id"],
  batchRows: 500,
  async *collect(ctx) {
    if (await isWithoutRecorder(ctx.query, ctx.scope)) return;
    const salt = await readSalt(ctx.query);
    const aggregator = await findAggregator(ctx);
    const sources = [
      ...(aggregator === null ? [] : [aggregateSource(ctx, aggregator)]),
      ownSource(ctx.aws),
      listSource(ctx.aws),
    ];
    yield* fromFirst(ctx, sources, salt);
  },
  write: writeResources,
  forget: forgetResources,
};

/** From the first source that does not refuse. */
async function* fromFirst(
  ctx: CollectContext,
  sources: readonly ResourceSource[],
  salt: string,
): AsyncGenerator<DatasetRow[]> {
  for (const [index, source] of sources.entries()) {
    try {
      let last: DatasetRow = { ...place(ctx.scope), resource_type: "", resource_id: "" };
      for await (const found of collectResources(ctx, source, salt)) {
        const rows = found.map((each) => resourceRow(ctx.scope, each));
        yield rows;
        last = rows.at(-1) ?? last;
      }
      // How it was listed goes with a row that was written already.
      const { via, aggregator } = source;
      yield [{ ...place(ctx.scope), ...keyOf(last), coverage: { via, aggregator } }];
      return;
    } catch (error) {
      if (index === sources.length - 1 || !isRefused(error)) throw error;
    }
  }
}

/** What another source may not refuse. */
function isRefused(error: unknown): boolean {
  return (
    error instanceof Error && (isDenied(error.name) || isNotAvailable(error.name) || refusals.has(error.name))
  );
}

const refusals = new Set([
  "NoSuchConfigurationAggregatorException",
  "InvalidExpressionException",
  "UnknownOperationException",
]);

/** A row of the pass; what it carries beside its key is for `writeResources`. */
function resourceRow(scope: SyncScope, { resourceType, resourceId, ...rest }: CollectedResource): DatasetRow {
  return { ...place(scope), resource_type: resourceType, resource_id: resourceId, ...rest };
}

async function writeResources(
  tx: Query,
  scope: SyncScope,
  rows: readonly DatasetRow[],
): Promise<WrittenRows> {
  const where = [scope.accountId, scope.region];
  const fresh = rows.filter((row) => row.item != null);
  const written = await storeItems(
    tx,
    scope,
    fresh.map((row) => row.item as ConfigItem),
  );
  if (fresh.length > 0) await tx(reachSql, [...where, JSON.stringify(fresh.map(reachOf))]);
  const unlisted = rows.filter((row) => row.unlisted === true);
  if (unlisted.length > 0) await tx(unlistSql, [...where, JSON.stringify(unlisted.map(keyOf))]);
  const relisted = fresh.filter((row) => row.previous !== null);
  if (relisted.length > 0) await tx(relistSql, [...where, JSON.stringify(relisted.map(keyOf))]);
  for (const { coverage } of rows) {
    const { via, aggregator } = (coverage ?? {}) as { via?: string; aggregator?: string | null };
    if (via !== undefined) await tx(coverageSql, [...where, via, aggregator]);
  }
  return { inserted: written.inserted, changed: written.changed + unlisted.length };
}

/** The list of now; what the items say of the past stays true. */
async function forgetResources(tx: Query, scope: SyncScope): Promise<void> {
  for (const table of ["config_resources", "config_coverage"])
    await tx(`delete from ${table} where account_id = $1 and region = $2`, [scope.accountId, scope.region]);
}

const keyOf = ({ resource_type, resource_id }: DatasetRow) => ({ resource_type, resource_id });

function reachOf(row: DatasetRow) {
  const item = row.item as ConfigItem;
  return {
    ...keyOf(row),
    captured_at: item.capturedAt,
    finished: item.status === "ResourceDiscovered",
    previous: row.previous,
  };
}

const keys = "json_to_recordset($3::json) as k(resource_type text, resource_id text)";
const sameKey =
  "(r.account_id, r.region, r.resource_type, r.resource_id) = ($1, $2, k.resource_type, k.resource_id)";

// Between the item that was the newest and the new one there may have been others.
const reachSql = `
insert into config_history_reach as r (account_id, region, resource_type, resource_id, complete_from, finished)
select $1, $2, k.resource_type, k.resource_id, k.captured_at, k.finished
from json_to_recordset($3::json) as k(resource_type text, resource_id text, captured_at timestamptz, finished boolean,
  previous timestamptz)
on conflict (account_id, region, resource_type, resource_id) do update
set gap_from = least(r.gap_from, (select max(i.captured_at) from config_items i
    where (i.account_id, i.region, i.resource_type, i.resource_id) = (r.account_id, r.region, r.resource_type, r.resource_id)
      and i.captured_at < excluded.complete_from)),
  gap_until = greatest(r.gap_until, excluded.complete_from), gap_since = coalesce(r.gap_since, now())
where excluded.complete_from > r.complete_from`;

const unlistSql = `
update config_resources r set unlisted_at = now() from ${keys} where ${sameKey} and r.unlisted_at is null`;

const relistSql = `
update config_resources r set unlisted_at = null from ${keys} where ${sameKey} and r.unlisted_at is not null`;

const coverageSql = `
insert into config_coverage (account_id, region, via, aggregator, listed_at) values ($1, $2, $3, $4, now())
on conflict (account_id, region) do update
set via = excluded.via, aggregator = excluded.aggregator, listed_at = excluded.listed_at`;
