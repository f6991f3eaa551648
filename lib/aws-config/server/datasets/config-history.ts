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
/** At least so long lies between the beginnings of two steps, so that the account's rate is left to others. */
const paceMs = 60;
const stepsMax = 200;

/**
 * Earlier configuration items, resource by resource in steps of seven days, as far back as Config keeps them. A pass takes
 * a few seconds' share and ends; how far it came is stored with what it found, so that the next one goes on from there.
 */
export function historyDataset(shareMs = usualShareMs): Dataset {
  return {
    name: "config-history",
    scope: "accountRegion",
    cadenceSeconds: 30,
    atOnce: 2,
    operations: ["config-service:GetResourceConfigHistory", "config-service:ListDiscoveredResources"],
    after: ["config-resources"],
    table: "config_history_reach",
    key: ["resource_type", "resource_id"],
    batchRows: 100,
    async *collect(ctx) {
      if (await isWithoutRecorder(ctx.query, ctx.scope)) return;
      const last = ctx.lastCompleteStartedAt;
      if (last === null || !isSameDay(last, new Date())) {
        for await (const page of deletedResources(ctx)) yield page.map((gone) => deletedRow(ctx.scope, gone));
      }
      yield* stepsBack(ctx, shareMs);
    },
    write: writeHistory,
    // What is known of the past stays known.
    forget: async () => undefined,
  };
}

const isSameDay = (a: Date, b: Date): boolean =>
  a.toISOString().slice(0, 10) === b.toISOString().slice(0, 10);

async function* stepsBack(ctx: CollectContext, shareMs: number): AsyncGenerator<DatasetRow[]> {
  const startedAt = performance.now();
  const salt = await readSalt(ctx.query);
  const plan = await HistoryPlan.read(ctx.query, ctx.scope, stepsMax);
  for (let step = plan.next(); step !== undefined; step = plan.next()) {
    const begunAt = performance.now();
    if (begunAt - startedAt > shareMs) return;
    const row = await stepRow(ctx, step, salt);
    if (row.finished !== true) plan.goOn(step);
    yield [row];
    const rest = paceMs - (performance.now() - begunAt);
    if (rest > 0) await abortableSleep(rest, ctx.signal);
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
  return { inserted: written.inserted + gone.length, changed: written.changed };
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
    when k.from_at <= r.gap_from then null else k.from_at end
from json_to_recordset($3::json) as k(resource_type text, resource_id text, from_at timestamptz, to_at timestamptz,
  is_gap boolean, finished boolean)
where (r.account_id, r.region, r.resource_type, r.resource_id) = ($1, $2, k.resource_type, k.resource_id)`;
