import type { Pool } from "pg";

/** Fewer rows than these are quicker read than added up. */
const worthMin = 5_000;

/**
 * Adds what was written to the timeline to its counts by hour and day once `least` rows wait, and counts anew where the
 * timeline has other parts than were counted.
 */
export async function foldEventCounts(db: Pool, least: number = worthMin): Promise<void> {
  const { rows } = await db.query<{ hold: boolean; waiting: number }>(
    `select yagura_event_counts_hold() as hold,
       (select count(*)::int from (select from event_deltas limit $1) deltas) as waiting`,
    [Math.max(1, least)],
  );
  if (rows[0]?.hold === false) await db.query("select yagura_recount_events()");
  else if ((rows[0]?.waiting ?? 0) >= Math.max(1, least)) await db.query("select yagura_fold_event_deltas()");
}
