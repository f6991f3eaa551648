import type { Query, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { historySpanMs } from "./item-history.ts";
import type { ResourceKey } from "./resource-source.ts";

/** One step back through a resource's history: all items between two times, in milliseconds. */
export interface HistoryStep extends ResourceKey {
  from: number;
  to: number;
  /** Closes a gap between two items that passes saw; otherwise it goes further back. */
  isGap: boolean;
  /** The time before which there is nothing to be had, in milliseconds. */
  oldest: number;
}

interface NeededRow {
  resource_type: string;
  resource_id: string;
  complete_from: Date;
  gap_from: Date | null;
  gap_until: Date | null;
  created_at: Date | null;
}

// Gaps first, the newest first: they are in what people look at. Then whatever lacks the most recent part, so that the whole
// account-Region is complete from a time on that moves back evenly.
const neededSql = `
(select r.resource_type, r.resource_id, r.complete_from, r.gap_from, r.gap_until, null::timestamptz as created_at
 from config_history_reach r where r.account_id = $1 and r.region = $2 and r.gap_from is not null
 order by r.gap_until desc limit $3)
union all
(select r.resource_type, r.resource_id, r.complete_from, null, null, c.created_at
 from (select * from config_history_reach where account_id = $1 and region = $2 and not finished
   order by complete_from desc limit $3) r
 left join config_resources c using (account_id, region, resource_type, resource_id)
 order by r.complete_from desc)
limit $3`;

/** Days that Config keeps items where no retention is set. */
export const defaultRetentionDays = 2_557;

/**
 * The steps of a pass, the most needed first. What a step leaves to be asked for is taken up again in its turn, without
 * waiting until its items are written.
 */
export class HistoryPlan {
  readonly #steps: HistoryStep[];

  private constructor(steps: HistoryStep[]) {
    this.#steps = steps;
  }

  static async read(query: Query, scope: SyncScope, max: number): Promise<HistoryPlan> {
    const keptFrom = await readKeptFrom(query, scope, Date.now());
    const rows = await query<NeededRow>(neededSql, [scope.accountId, scope.region, max]);
    return new HistoryPlan(rows.map((row) => stepOf(row, keptFrom)));
  }

  /** The most needed step, which is no longer in the plan then. */
  next(): HistoryStep | undefined {
    return this.#steps.shift();
  }

  /** Goes on where a step ended, unless there is nothing before it. */
  goOn(step: HistoryStep): void {
    if (isFinal(step)) return;
    const next = { ...step, to: step.from, from: Math.max(step.oldest, step.from - historySpanMs) };
    const later = this.#steps.findIndex((each) => !each.isGap && each.to < next.to);
    this.#steps.splice(step.isGap ? 0 : later < 0 ? this.#steps.length : later, 0, next);
  }
}

/** Whether nothing older can be had than what the step brings. */
export function isFinal(step: HistoryStep): boolean {
  return step.from <= step.oldest;
}

function stepOf(row: NeededRow, keptFrom: number): HistoryStep {
  const key = { resourceType: row.resource_type, resourceId: row.resource_id };
  if (row.gap_from !== null && row.gap_until !== null) {
    const [oldest, to] = [row.gap_from.getTime(), row.gap_until.getTime()];
    return { ...key, from: Math.max(oldest, to - historySpanMs), to, isGap: true, oldest };
  }
  const to = row.complete_from.getTime();
  const made = row.created_at === null ? 0 : row.created_at.getTime() - 1;
  // AWS refuses a span of no length.
  const oldest = Math.min(to - 1, Math.max(keptFrom, made));
  return { ...key, from: Math.max(oldest, to - historySpanMs), to, isGap: false, oldest };
}

async function readKeptFrom(query: Query, scope: SyncScope, now: number): Promise<number> {
  const [row] = await query<{ days: number | null }>(
    "select max(retention_days) as days from config_recorders where account_id = $1 and region = $2",
    [scope.accountId, scope.region],
  );
  return now - (row?.days ?? defaultRetentionDays) * 24 * 3_600_000;
}
