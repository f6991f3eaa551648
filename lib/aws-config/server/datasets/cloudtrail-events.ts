import { type Event, LookupEventsCommand } from "@aws-sdk/client-cloudtrail";
import { coverSql, insertCallsSql, missingSql } from "#lib/aws-config/server/trail/reach-sql.ts";
import { writeEvent } from "#lib/aws-config/server/trail/write-event.ts";
import { place } from "#lib/core/server/datasets/values.ts";
import { env } from "#lib/core/server/env.ts";
import type {
  CollectContext,
  Dataset,
  DatasetRow,
  Query,
  SyncScope,
  WrittenRows,
} from "#lib/core/server/sync/dataset.ts";

/** How far back events are read, and how much of that one pass may do. */
export interface TrailBounds {
  /** CloudTrail knows 90 days. */
  days: () => number;
  /** Of 50 events each: 40 take 20 s at CloudTrail's two calls a second. */
  pagesMax: number;
  now: () => Date;
}

/**
 * Events arrive late and out of order, as a rule within minutes: the last twenty minutes never count as read.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html
 */
const settleMs = 20 * 60_000;
const dayMs = 86_400_000;
const secondMs = 1_000;

/** A stretch of time, `from` included and `to` not. */
interface Stretch {
  from: Date;
  to: Date;
}

/**
 * Calls that wrote, as CloudTrail's event history has them. What one pass asks for is what is not read yet: the newest
 * minutes, the days before the first pass, and what was missed while no worker ran are all the same to it, newest first. What
 * was read is noted page by page, so that a pass which ends early, in whatever way, loses nothing.
 */
export function cloudTrailEvents(bounds: TrailBounds): Dataset {
  return {
    name: "cloudtrail-events",
    scope: "accountRegion",
    cadenceSeconds: 300,
    interestCadenceSeconds: 60,
    operations: ["cloudtrail:LookupEvents"],
    table: "cloudtrail_reach",
    key: [],
    collect: (ctx) => collect(ctx, bounds),
    write,
  };
}

export const cloudTrailEventsDataset: Dataset = cloudTrailEvents({
  days: () => env().YAGURA_TRAIL_DAYS,
  pagesMax: 40,
  now: () => new Date(),
});

async function* collect(ctx: CollectContext, bounds: TrailBounds): AsyncGenerator<DatasetRow[]> {
  const now = bounds.now();
  const wanted = new Date(now.getTime() - Math.max(settleMs, bounds.days() * dayMs));
  const { accountId, region } = ctx.scope;
  const missing = await ctx.query<Stretch>(missingSql, [accountId, region, wanted, now]);
  const settled = new Date(now.getTime() - settleMs);
  let pages = bounds.pagesMax;
  for (const stretch of missing) {
    const newest = stretch.to.getTime() === now.getTime();
    for await (const { events, complete } of pagesOf(ctx, stretch, newest)) {
      const covered = { from: complete, to: newest ? settled : stretch.to };
      const calls = events.map((event) => writeEvent(ctx.scope, event)).filter((row) => row !== null);
      yield [...calls, { ...place(ctx.scope), covered, wanted_from: wanted, asked_at: now }];
      pages -= 1;
      if (pages <= 0) return;
    }
  }
}

/** Pages of a stretch, newest first, each with the time from which on everything is read. */
async function* pagesOf(
  ctx: CollectContext,
  { from, to }: Stretch,
  newest: boolean,
): AsyncGenerator<{ events: Event[]; complete: Date }> {
  let token: string | undefined;
  let oldest = to;
  do {
    const page = await ctx.aws.cloudtrail.send(
      new LookupEventsCommand({
        LookupAttributes: [{ AttributeKey: "ReadOnly", AttributeValue: "false" }],
        StartTime: from,
        // The newest are asked for without an end: AWS's clock may be ahead.
        ...(newest ? {} : { EndTime: to }),
        ...(token === undefined ? {} : { NextToken: token }),
      }),
    );
    const events = page.Events ?? [];
    token = page.NextToken || undefined;
    oldest = events.at(-1)?.EventTime ?? oldest;
    // More events of the last one's second may be on the next page.
    yield { events, complete: token === undefined ? from : new Date(oldest.getTime() + secondMs) };
  } while (token !== undefined);
}

/** Calls go to the timeline, where each is stored once by its id; what was read is noted in the same transaction. */
async function write(tx: Query, scope: SyncScope, rows: readonly DatasetRow[]): Promise<WrittenRows> {
  const calls = rows.filter((row) => row.covered === undefined);
  const marks = rows.filter((row) => row.covered !== undefined);
  const inserted = calls.length === 0 ? [] : await tx(insertCallsSql, [JSON.stringify(calls)]);
  const last = marks.at(-1);
  if (last !== undefined) {
    const covered = JSON.stringify(marks.map((mark) => mark.covered));
    await tx(coverSql, [scope.accountId, scope.region, covered, last.wanted_from, last.asked_at]);
  }
  return { inserted: inserted.length, changed: 0 };
}
