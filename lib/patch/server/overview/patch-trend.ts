import { scopeFreshness } from "#lib/core/server/scope-freshness.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { sharedRead } from "#lib/core/server/shared-read.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import { trendDatasets } from "#lib/patch/contract/query-keys.ts";
import type { PatchTrendInput, PatchTrendOutput } from "#lib/patch/contract/trend.ts";
import { type SampleRow, trendBuckets, trendPoints, trendWindow } from "#lib/patch/domain/trend.ts";

const metric = "nodes.patch_class";

/** Nodes by class over time, from samples: they know accounts and Regions, but no tags. */
export const patchTrend = sharedRead("patch.trend", readTrend, trendDatasets);

async function readTrend(ctx: VerbContext, input: PatchTrendInput): Promise<PatchTrendOutput> {
  const freshness = scopeFreshness(ctx, trendDatasets, input);
  const tagged = input.tag !== undefined && input.tag !== "";
  if (tagged) return { points: [], since: null, tagged, freshness: await freshness };
  const window = trendWindow(input, ctx.now());
  const [rows, since] = await Promise.all([readSamples(ctx, input, window), readSince(ctx, input)]);
  return {
    points: trendPoints(trendBuckets(window), rows),
    since: since?.toISOString() ?? null,
    tagged,
    freshness: await freshness,
  };
}

/** Only the dimension of the total tells an account-Region without nodes from one that was not sampled. */
function readSamples(
  ctx: VerbContext,
  input: PatchTrendInput,
  window: ReturnType<typeof trendWindow>,
): Promise<SampleRow[]> {
  const parameters = new SqlParameters();
  const conditions = [
    `s.metric = ${parameters.add(metric)}`,
    `s.bucket = ${parameters.add(window.bucket)}`,
    `s.at >= ${parameters.add(window.from, "timestamptz")}`,
    `s.at <= ${parameters.add(window.to, "timestamptz")}`,
    ...scopeSql(ctx.actor, input, "s", parameters),
  ];
  return readQuery<SampleRow>(
    ctx.db,
    `select extract(epoch from s.at)::float8 * 1000 as "atMs", s.dimension, sum(s.value)::int as nodes, count(*)::int as places
     from samples s where ${conditions.join(" and ")} group by s.at, s.dimension`,
    parameters.values,
  );
}

async function readSince(ctx: VerbContext, input: PatchTrendInput): Promise<Date | undefined> {
  const parameters = new SqlParameters();
  const conditions = [
    `s.metric = ${parameters.add(metric)}`,
    "s.dimension = ''",
    "s.bucket = 'day'",
    ...scopeSql(ctx.actor, input, "s", parameters),
  ];
  const [row] = await readQuery<{ since: Date | null }>(
    ctx.db,
    `select min(s.at) as since from samples s where ${conditions.join(" and ")}`,
    parameters.values,
  );
  return row?.since ?? undefined;
}
