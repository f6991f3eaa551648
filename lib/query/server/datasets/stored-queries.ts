import { GetStoredQueryCommand, paginateListStoredQueries } from "@aws-sdk/client-config-service";
import { inParallel } from "#lib/core/server/datasets/in-parallel.ts";
import { place } from "#lib/core/server/datasets/values.ts";
import type { Dataset } from "#lib/core/server/sync/dataset.ts";

/**
 * Queries that people saved in AWS Config. The list has no texts and no times, so each is asked for.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_ListStoredQueries.html
 */
export const storedQueriesDataset: Dataset = {
  name: "config-stored-queries",
  scope: "accountRegion",
  cadenceSeconds: 21_600,
  interestCadenceSeconds: 3_600,
  operations: ["config-service:ListStoredQueries", "config-service:GetStoredQuery"],
  table: "config_stored_queries",
  key: ["query_id"],
  async *collect(ctx) {
    const { config } = ctx.aws;
    for await (const page of paginateListStoredQueries({ client: config, pageSize: 100 }, {})) {
      const names = (page.StoredQueryMetadata ?? []).flatMap(({ QueryName }) => QueryName ?? []);
      const ask = (name: string) => config.send(new GetStoredQueryCommand({ QueryName: name }));
      for await (const { StoredQuery: query } of inParallel(names, 4, ask)) {
        if (query?.QueryId === undefined || query.QueryName === undefined) continue;
        yield [
          {
            ...place(ctx.scope),
            query_id: query.QueryId,
            name: query.QueryName,
            description: query.Description || null,
            expression: query.Expression ?? null,
          },
        ];
      }
    }
  },
};
