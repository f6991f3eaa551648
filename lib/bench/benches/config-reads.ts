import type { Pool } from "pg";
import { resourceTimelineInput } from "#lib/aws-config/contract/detail.ts";
import { listResourcesInput, resourceFacetsInput } from "#lib/aws-config/contract/list.ts";
import { keyOfResource } from "#lib/aws-config/contract/resource.ts";
import { listResourceFacets, listResources, resourceTimeline } from "#lib/aws-config/server/index.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { Bench } from "../bench.ts";
import { loadConfigEvents } from "../data/config-events.ts";
import { eventsDatabase } from "../data/events-database.ts";
import { loadConfig } from "../data/load-config.ts";
import type { Figure } from "../report.ts";
import { scale } from "../stack.ts";
import { median, percentile } from "../statistics.ts";

/** What the budgets are written for: about a million items; a smaller bench has its part of them. */
const resources = Math.round((330_000 * scale.nodes) / 50_000);
const places = 80;
/** Timelines that are read: of resources with hundreds of items, and of any. */
const chosen = { long: 40, any: 120 };
const rounds = 12;
const dayMs = 86_400_000;

/** From filters that leave few resources to one that leaves most, in the orders that the page offers. */
const listQueries = [
  { filter: "type:AWS::EC2::SecurityGroup open:0.0.0.0/0 deleted:no", sort: "-changed" },
  { filter: "type:AWS::EC2::Instance tag:Env=prod region:us-east-1", sort: "name" },
  { filter: "service-12 status:OK", sort: "-changed" },
  { filter: "account:100000000003 tag:Team=team-7", sort: "type,name" },
  { filter: "has:AWS::IAM::Role deleted:no", sort: "-created" },
  { filter: "deleted:no", sort: "-changed" },
] as const;

/** AWS Config's resources beside the timeline: a resource's own, the list, its facets, and a past moment. */
export const configReadsBench: Bench = {
  name: "config-reads",
  needs: "nothing",
  run: async (context) => {
    const { db } = await eventsDatabase(context);
    context.say(`Writing the items of ${resources} resources …`);
    const startedAt = performance.now();
    await loadConfig(db, resources, places);
    const seconds = (performance.now() - startedAt) / 1000;
    return [
      ...(await sizes(db)),
      { name: "written in", value: seconds, unit: "s" },
      ...(await measure(db, context.say)),
    ];
  },
};

async function sizes(db: Pool): Promise<Figure[]> {
  const { rows } = await db.query<{ items: number; resources: number; longest: number; bytes: number }>(
    `select (select count(*)::int from config_items) as items, (select count(*)::int from config_resources) as resources,
       (select max(n)::int from (select count(*) as n from config_items
         group by account_id, region, resource_type, resource_id) counted) as longest,
       (select avg(length(configuration::text))::int from config_documents where item_id % 997 = 0) as bytes`,
  );
  const found = rows[0];
  return [
    { name: "items", value: found?.items ?? 0, unit: "rows" },
    { name: "resources", value: found?.resources ?? 0, unit: "rows" },
    { name: "most items of one resource", value: found?.longest ?? 0, unit: "rows" },
    { name: "configuration of an item (mean)", value: (found?.bytes ?? 0) / 1000, unit: "kB" },
  ];
}

async function measure(db: Pool, say: (text: string) => void): Promise<Figure[]> {
  const ctx: VerbContext = {
    db,
    actor: { name: "bench", role: "admin", accountIds: null },
    requestId: "bench",
    now: () => new Date(),
    signal: new AbortController().signal,
  };
  const long = await chooseResources(db, "desc", chosen.long);
  const any = await chooseResources(db, "", chosen.any);
  await loadConfigEvents(db, [...new Set([...long, ...any].flatMap(({ items }) => items))]);
  await db.query("analyze events, cloudtrail_resources");
  say("Reading timelines, lists and facets …");
  const timeline = ({ type, key }: Chosen) =>
    resourceTimeline(ctx, resourceTimelineInput.parse({ type, key }));
  const longTimes = await times(long, timeline);
  const anyTimes = await times(any, timeline);
  const asked = Array.from({ length: rounds }, () => listQueries).flat();
  const asOf = new Date(Date.now() - 20 * dayMs).toISOString();
  const list = await times(asked, (query) => listResources(ctx, listResourcesInput.parse(query)));
  const past = await times(asked, (query) =>
    listResources(ctx, listResourcesInput.parse({ ...query, asOf })),
  );
  const facets = await times(asked, ({ filter }) =>
    listResourceFacets(ctx, resourceFacetsInput.parse({ filter })),
  );
  return [
    {
      name: "resource timeline: p95",
      value: percentile([...longTimes, ...anyTimes], 0.95),
      unit: "ms",
      budget: 60,
    },
    { name: "… median", value: median([...longTimes, ...anyTimes]), unit: "ms" },
    { name: "… of hundreds of items: p95", value: percentile(longTimes, 0.95), unit: "ms", budget: 60 },
    { name: "first 100 resources, filtered and sorted: p95", value: percentile(list, 0.95), unit: "ms" },
    { name: "… median", value: median(list), unit: "ms" },
    { name: "facets: p95", value: percentile(facets, 0.95), unit: "ms" },
    { name: "… median", value: median(facets), unit: "ms" },
    { name: "as of a past moment: p95", value: percentile(past, 0.95), unit: "ms" },
    {
      name: "a past moment against now (median)",
      value: median(past) / median(list),
      unit: "×",
      budget: 2,
    },
  ];
}

interface Chosen {
  type: string;
  key: string;
  items: string[];
}

/** Resources in an order that is no order, those with most items first where it says so. */
async function chooseResources(db: Pool, byItems: "desc" | "", limit: number): Promise<Chosen[]> {
  const { rows } = await db.query<
    Record<"account_id" | "region" | "type" | "id", string> & { items: string[] }
  >(
    `select account_id, region, resource_type as type, resource_id as id, array_agg(item_id::text) as items
     from config_items group by 1, 2, 3, 4
     order by ${byItems === "" ? "" : "count(*) desc, "}md5(resource_id) limit $1`,
    [limit],
  );
  return rows.map(({ account_id, region, type, id, items }) => ({
    type,
    key: keyOfResource({ accountId: account_id, region, resourceId: id }),
    items,
  }));
}

/** Milliseconds of each question, after some that warm up. */
async function times<T>(questions: readonly T[], ask: (question: T) => Promise<unknown>): Promise<number[]> {
  for (const question of questions.slice(0, 6)) await ask(question);
  const found: number[] = [];
  for (const question of questions) {
    const startedAt = performance.now();
    await ask(question);
    found.push(performance.now() - startedAt);
  }
  return found;
}
