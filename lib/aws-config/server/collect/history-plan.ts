import type { Query, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { historySpanMs } from "./item-history.ts";
import { gapsSql, type NeededRow, readKeptFrom, unfinishedSql, wantedSql } from "./needed-history.ts";
import type { ResourceKey } from "./resource-source.ts";

/** One step back through a resource's history: all items between two times, in milliseconds. */
export interface HistoryStep extends ResourceKey {
  from: number;
  to: number;
  /** Closes a gap between two items that passes saw; otherwise it goes further back. */
  isGap: boolean;
  /** The time before which there is nothing to be had, in milliseconds. */
  oldest: number;
  /** A page shows the resource: it comes before all others. */
  isWanted: boolean;
}

/** Steps of a wanted resource that are asked for at once: somebody waits for them. */
const wantedAtOnce = 4;

/** Of so many steps one goes further back, however many gaps there are: neither keeps the other waiting for ever. */
const backEvery = 4;

/**
 * The steps of a pass, the oldest need first: of what pages show, to its end, the page that has waited longest before the
 * others; then gaps in turn with what is known least far back. What a step leaves to be asked for is taken up again in its
 * turn, without waiting until its items are written.
 */
export class HistoryPlan {
  readonly #query: Query;
  readonly #scope: SyncScope;
  readonly #keptFrom: number;
  #gaps: HistoryStep[] = [];
  #back: HistoryStep[] = [];
  #taken = 0;
  #wanted: HistoryStep[] = [];
  /** Resources of which steps were taken: what is stored of them may be behind. */
  readonly #begun = new Set<string>();

  private constructor(query: Query, scope: SyncScope, keptFrom: number) {
    this.#query = query;
    this.#scope = scope;
    this.#keptFrom = keptFrom;
  }

  static async read(query: Query, scope: SyncScope, max: number): Promise<HistoryPlan> {
    const plan = new HistoryPlan(query, scope, await readKeptFrom(query, scope, Date.now()));
    const read = async (sql: string) => {
      const rows = await query<NeededRow>(sql, [scope.accountId, scope.region, max]);
      return rows.flatMap((row) => stepsOf(row, plan.#keptFrom, false));
    };
    plan.#gaps = await read(gapsSql);
    plan.#back = await read(unfinishedSql);
    await plan.look();
    return plan;
  }

  /** Puts first what pages have come to show meanwhile. */
  async look(): Promise<void> {
    const rows = await this.#query<NeededRow>(wantedSql, [this.#scope.accountId, this.#scope.region]);
    const known = new Set(this.#wanted.map(nameOf));
    for (const row of rows) {
      const steps = stepsOf(row, this.#keptFrom, true);
      const name = nameOf({ resourceType: row.resource_type, resourceId: row.resource_id });
      if (known.has(name)) continue;
      const own = [...this.#gaps, ...this.#back].filter((step) => nameOf(step) === name);
      this.#gaps = this.#gaps.filter((step) => nameOf(step) !== name);
      this.#back = this.#back.filter((step) => nameOf(step) !== name);
      const next = this.#begun.has(name) ? own.map((step) => ({ ...step, isWanted: true })) : steps;
      this.#wanted.push(...next);
    }
  }

  /** Whether a page waits for the next steps. */
  get isWanted(): boolean {
    return this.#wanted.length > 0;
  }

  /**
   * The most needed steps, which are no longer in the plan then: consecutive ones of one resource, the newest first. None when
   * nothing is left.
   */
  next(): HistoryStep[] {
    const first = this.#wanted.shift() ?? this.#nextInTurn();
    if (first === undefined) return [];
    this.#begun.add(nameOf(first));
    const steps = [first];
    for (let last = first; first.isWanted && steps.length < wantedAtOnce && !isFinal(last); ) {
      last = stepBefore(last);
      steps.push(last);
    }
    return steps;
  }

  #nextInTurn(): HistoryStep | undefined {
    this.#taken += 1;
    const isBack = this.#gaps.length === 0 || this.#taken % backEvery === 0;
    return (isBack ? this.#back.shift() : undefined) ?? this.#gaps.shift();
  }

  /** Goes on where a step ended, unless there is nothing before it. */
  goOn(step: HistoryStep): void {
    if (isFinal(step)) return;
    const next = stepBefore(step);
    if (next.isWanted) {
      this.#wanted.unshift(next);
      return;
    }
    if (next.isGap) {
      this.#gaps.unshift(next);
      return;
    }
    const later = this.#back.findIndex((each) => each.to < next.to);
    this.#back.splice(later < 0 ? this.#back.length : later, 0, next);
  }
}

/** Whether nothing older can be had than what the step brings. */
export function isFinal(step: HistoryStep): boolean {
  return step.from <= step.oldest;
}

const nameOf = ({ resourceType, resourceId }: ResourceKey): string => `${resourceType}\n${resourceId}`;

function stepBefore(step: HistoryStep): HistoryStep {
  return { ...step, to: step.from, from: Math.max(step.oldest, step.from - historySpanMs) };
}

/** The next step of what a resource lacks: of its gap, and back from where its history is complete. */
function stepsOf(row: NeededRow, keptFrom: number, isWanted: boolean): HistoryStep[] {
  const shared = { resourceType: row.resource_type, resourceId: row.resource_id, isWanted };
  const steps: HistoryStep[] = [];
  if (row.gap_from !== null && row.gap_until !== null) {
    const [oldest, to] = [row.gap_from.getTime(), row.gap_until.getTime()];
    steps.push({ ...shared, from: Math.max(oldest, to - historySpanMs), to, isGap: true, oldest });
  }
  if (row.finished) return steps;
  const to = row.complete_from.getTime();
  const made = row.created_at === null ? 0 : row.created_at.getTime() - 1;
  // AWS refuses a span of no length.
  const oldest = Math.min(to - 1, Math.max(keptFrom, made));
  return [...steps, { ...shared, from: Math.max(oldest, to - historySpanMs), to, isGap: false, oldest }];
}
