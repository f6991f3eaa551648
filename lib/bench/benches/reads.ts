import type { Pool } from "pg";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { listNodesInput } from "#lib/fleet/contract/list.ts";
import { listNodesSql } from "#lib/fleet/server/index.ts";
import type { Bench } from "../bench.ts";
import { HttpClient, timeSequence } from "../http-client.ts";
import { median, percentile } from "../statistics.ts";

/** Three filters and a sort, from narrow ones to ones that match most nodes. */
export const listQueries = [
  { filter: "platform:Linux ping:Online tag:Env=prod", sort: "-agent,name" },
  { filter: "platform:Windows ping!=Online agent<99", sort: "name" },
  { filter: "os:Ubuntu* state:running agent>=3.1", sort: "-launched" },
  { filter: "tag:Env=staging platform:Linux ip:10.0.0.0/8", sort: "ip" },
  { filter: "api ping:Online region:us-east-1", sort: "-name" },
  { filter: "instancetype:m* ping:Online tag:Team=*", sort: "account,region,name" },
] as const;

const rounds = 25;
const firstOnes = 60;

/** The same filter, spaced as a new question: equal ones share an answer, and that is not what is measured here. */
const unasked = (filter: string, number: number) => filter.replace(" ", " ".repeat(number + 1));

/** The list, its facets and a past moment over HTTP, and the list's SQL by itself. */
export const readsBench: Bench = {
  name: "reads",
  needs: "data",
  run: async ({ stack, say }) => {
    const client = new HttpClient(stack.webUrl, stack.cookie, 1);
    const { rows } = await stack.db.query<{ at: Date }>("select max(ended_at) as at from sync_passes");
    const asOf = rows[0]?.at.toISOString() ?? "";
    let asked = 0;
    const repeat = (path: (query: { filter: string; sort: string }) => string) =>
      Array.from({ length: rounds }, () =>
        listQueries.map(({ filter, sort }) => path({ filter: unasked(filter, asked++), sort })),
      ).flat();
    say("Reading the list, facets and a past moment …");
    // A process that has just started compiles what it runs: told apart from one that has been running.
    const fresh = await timeSequence(client, repeat(apiHrefs.nodes).slice(0, firstOnes), 0);
    // In three parts with the others between: whatever else the machine does for some seconds is in one of them only.
    const lists = [await timeSequence(client, repeat(apiHrefs.nodes), 0)];
    const sql = await timeSql(stack.db);
    const past = await timeSequence(
      client,
      repeat((query) => apiHrefs.nodes({ ...query, asOf })),
      12,
    );
    lists.push(await timeSequence(client, repeat(apiHrefs.nodes), 0));
    const facets = await timeSequence(
      client,
      repeat(({ filter }) => apiHrefs.facets({ filter })),
      6,
    );
    const app = await timeSequence(
      client,
      repeat(() => apiHrefs.nodes({ filter: unasked("app:nginx platform:Linux ping:Online", asked++) })),
      6,
    );
    lists.push(await timeSequence(client, repeat(apiHrefs.nodes), 0));
    client.close();
    const parts = lists.map((part) => percentile(part, 0.95));
    const p95 = median(parts);
    return [
      { name: "first 100 nodes, 3 filters, sorted: p95", value: p95, unit: "ms", budget: 40 },
      {
        name: "… worst of its three parts",
        value: Math.max(...parts),
        unit: "ms",
      },
      { name: "… median", value: median(lists.flat()), unit: "ms" },
      {
        name: `… the first ${firstOnes} of a fresh process: p95`,
        value: percentile(fresh, 0.95),
        unit: "ms",
      },
      { name: "the same SQL alone: p95", value: percentile(sql, 0.95), unit: "ms" },
      {
        name: "list against its SQL (p95)",
        value: p95 / percentile(sql, 0.95),
        unit: "×",
        budget: 2,
      },
      { name: "facets: p95", value: percentile(facets, 0.95), unit: "ms", budget: 80 },
      { name: "as of a past moment: p95", value: percentile(past, 0.95), unit: "ms" },
      {
        name: "a past moment against now (median)",
        value: median(past) / median(lists.flat()),
        unit: "×",
        budget: 2,
      },
      { name: "with app:nginx: p95", value: percentile(app, 0.95), unit: "ms" },
    ];
  },
};

/** The list's own statements, run as the verb runs them but without anything around them. */
async function timeSql(db: Pool): Promise<number[]> {
  const times: number[] = [];
  const ctx: VerbContext = {
    db,
    actor: { name: "bench", role: "admin", accountIds: null },
    requestId: "bench",
    now: () => new Date(),
    signal: new AbortController().signal,
  };
  const statements = listQueries.map((query) =>
    listNodesSql(ctx, listNodesInput.parse({ ...query, filter: unasked(query.filter, 0) })),
  );
  for (let round = 0; round <= rounds; round += 1) {
    for (const { sql, values } of statements) {
      const startedAt = performance.now();
      await readQuery(db, sql, values);
      if (round > 0) times.push(performance.now() - startedAt);
    }
  }
  return times;
}
