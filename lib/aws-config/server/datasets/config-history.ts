import { abortableSleep } from "#lib/core/server/aws-rate-limiter.ts";
import { place } from "#lib/core/server/datasets/values.ts";
import type {
  CollectContext,
  Dataset,
  DatasetRow,
  Query,
  SyncScope,
  WrittenRows,
} from "#lib/core/server/sync/dataset.ts";
import { type DeletedResource, deletedResources } from "../collect/deleted-resources.ts";
import { HistoryPlan, type HistoryStep, isFinal } from "../collect/history-plan.ts";
import { isWithoutHistory, itemsBetween } from "../collect/item-history.ts";
import type { ResourceKey } from "../collect/resource-source.ts";
import { isWithoutRecorder, readSalt } from "../collect/scope-facts.ts";
import type { ConfigItem } from "../items/config-item.ts";
import { storeItems } from "../items/store-items.ts";

/** How long one pass goes on beginning new steps: it leaves its place to passes over what is now. */
const usualShareMs = 6_000;
/** What a page shows is carried through beyond that, this long in all. */
const wantedShareMs = 60_000;
/** How often a pass looks for what pages have come to show. */
const lookMs = 1_000;
/** At least so long lies between the beginnings of two steps, so that the account's rate is left to others. */
const paceMs = 60;
const stepsMax = 200;

/**
 * Earlier configuration items, resource by resource in steps of seven days, as far back as Config keeps them. A pass takes
 * a few seconds' share and ends; how far it came is stored with what it found, so that the next one goes on from there. What
 * a page shows comes first and is read to its end.
 */
export function historyDataset(shareMs = usualShareMs): Dataset {
  return {
    name: "config-history",
    scope: "accountRegion",
    cadenceSeconds: 30,
    interestCadenceSeconds: 2,
    atOnce: 2,
    operations: ["config-service:GetResourceConfigHistory", "config-service:ListDiscoveredResources"],
    after: ["config-resources"],
    table: "config_history_reach",
    key: ["resource_type", "resource_id"],
    batchRows: 100,
    async *collect(ctx) {
      if (await isWithoutRecorder(ctx.query, ctx.scope)) return;
      const plan = await HistoryPlan.read(ctx.query, ctx.scope, stepsMax);
      const last = ctx.lastCompleteStartedAt;
      if (last === null || !isSameDay(last, new Date())) {
        // Looking for what was deleted takes a while; who looks at a page need not wait for it.
        yield* stepsBack(ctx, plan, 0);
        for await (const page of deletedResources(ctx)) yield page.map((gone) => deletedRow(ctx.scope, gone));
      }
      yield* stepsBack(ctx, plan, shareMs);
    },
    write: writeHistory,
    // What is known of the past stays known.
    forget: async () => undefined,
  };
}

const isSameDay = (a: Date, b: Date): boolean =>
  a.toISOString().slice(0, 10) === b.toISOString().slice(0, 10);

async function* stepsBack(
  ctx: CollectContext,
  plan: HistoryPlan,
  shareMs: number,
): AsyncGenerator<DatasetRow[]> {
  const startedAt = performance.now();
  const salt = await readSalt(ctx.query);
  let lookedAt = startedAt;
  for (;;) {
    const begunAt = performance.now();
    if (begunAt - lookedAt > lookMs) {
      await plan.look();
      lookedAt = begunAt;
    }
    if (begunAt - startedAt > (plan.isWanted ? wantedShareMs : shareMs)) return;
    const steps = plan.next();
    if (steps.length === 0) return;
    const rows = await Promise.all(steps.map((step) => stepRow(ctx, step, salt)));
    const end = rows.findIndex((row) => row.finished === true);
    const last = steps.at(-1);
    if (end < 0 && last !== undefined) plan.goOn(last);
    yield end < 0 ? rows : rows.slice(0, end + 1);
    const rest = paceMs - (performance.now() - begunAt);
    if (rest > 0 && !plan.isWanted) await abortableSleep(rest, ctx.signal);
  }
}

async function stepRow(ctx: CollectContext, step: HistoryStep, salt: string): Promise<DatasetRow> {
  const items: ConfigItem[] = [];
  let finished = isFinal(step);
  try {
    for await (const item of itemsBetween(ctx.aws, step, step.from, step.to, salt)) items.push(item);
    finished ||= items.some((item) => item.status === "ResourceDiscovered");
  } catch (error) {
    if (!isWithoutHistory(error)) throw error;
    finished = true;
  }
  return { ...rowKeyOf(ctx.scope, step), step, items, finished };
}

function rowKeyOf(scope: SyncScope, key: ResourceKey): DatasetRow {
  return { ...place(scope), resource_type: key.resourceType, resource_id: key.resourceId };
}

function deletedRow(scope: SyncScope, gone: DeletedResource): DatasetRow {
  return { ...rowKeyOf(scope, gone), before: gone.before };
}

/** Items, and in the same transaction how far back they are complete now. */
async function writeHistory(tx: Query, scope: SyncScope, rows: readonly DatasetRow[]): Promise<WrittenRows> {
  const where = [scope.accountId, scope.region];
  const gone = rows.filter((row) => row.before !== undefined);
  if (gone.length > 0) await tx(beginSql, [...where, JSON.stringify(gone)]);
  const steps = rows.filter((row) => row.step !== undefined);
  const written = await storeItems(
    tx,
    scope,
    steps.flatMap((row) => row.items as ConfigItem[]),
  );
  // A resource may be in several steps of one write, which build on one another.
  for (const batch of inTurns(steps.map(reachOf))) await tx(reachSql, [...where, JSON.stringify(batch)]);
  const wanted = steps.filter((row) => (row.step as HistoryStep).isWanted).length;
  if (wanted > 0) await tx(satisfiedSql, where);
  // Who waits is told how far it has come, also where a step found nothing.
  return { inserted: written.inserted + gone.length, changed: written.changed + wanted };
}

function reachOf(row: DatasetRow) {
  const { from, to, isGap } = row.step as HistoryStep;
  return {
    resource_type: row.resource_type,
    resource_id: row.resource_id,
    from_at: new Date(from).toISOString(),
    to_at: new Date(to).toISOString(),
    is_gap: isGap,
    finished: row.finished === true,
  };
}

/** Steps in batches that name each resource once. */
function inTurns<Step extends { resource_type: unknown; resource_id: unknown }>(
  steps: readonly Step[],
): Step[][] {
  const turns: Step[][] = [];
  const counts = new Map<string, number>();
  for (const step of steps) {
    const key = `${step.resource_type}\n${step.resource_id}`;
    const turn = counts.get(key) ?? 0;
    counts.set(key, turn + 1);
    const batch = turns[turn];
    if (batch === undefined) turns[turn] = [step];
    else batch.push(step);
  }
  return turns;
}

const beginSql = `
insert into config_history_reach (account_id, region, resource_type, resource_id, complete_from)
select $1, $2, k.resource_type, k.resource_id, k.before
from json_to_recordset($3::json) as k(resource_type text, resource_id text, before timestamptz)
on conflict do nothing`;

// A gap that a pass has lengthened meanwhile keeps its newer part.
const reachSql = `
update config_history_reach r set
  complete_from = case when k.is_gap then r.complete_from else least(r.complete_from, k.from_at) end,
  finished = r.finished or not k.is_gap and k.finished,
  gap_from = case when not k.is_gap then r.gap_from
    when r.gap_until > k.to_at then case when k.from_at <= r.gap_from then k.to_at else r.gap_from end
    when k.from_at <= r.gap_from then null else r.gap_from end,
  gap_until = case when not k.is_gap or r.gap_until > k.to_at then r.gap_until
    when k.from_at <= r.gap_from then null else k.from_at end,
  gap_since = case when k.is_gap and r.gap_until <= k.to_at and k.from_at <= r.gap_from then null else r.gap_since end
from json_to_recordset($3::json) as k(resource_type text, resource_id text, from_at timestamptz, to_at timestamptz,
  is_gap boolean, finished boolean)
where (r.account_id, r.region, r.resource_type, r.resource_id) = ($1, $2, k.resource_type, k.resource_id)`;

// What pages wait for has been read: the account-Region takes its turn among the others again.
const satisfiedSql = `
delete from sync_interest i where (i.dataset, i.account_id, i.region) = ('config-history', $1, $2) and not exists (
  select from config_history_reach r where (r.account_id, r.region) = ($1, $2) and r.wanted_until > now()
    and (not r.finished or r.gap_from is not null))`;
