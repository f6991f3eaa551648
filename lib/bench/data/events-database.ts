import type { Pool } from "pg";
import type { BenchContext } from "../bench.ts";
import { createDatabase } from "../own-database.ts";
import { type Stack, scale } from "../stack.ts";
import { loadEvents } from "./load-events.ts";

/** What the budgets are written for, over 90 days; a smaller bench has its part of them. */
export const events = Math.round((5_000_000 * scale.nodes) / 50_000);

export interface EventsDatabase {
  db: Pool;
  /** What writing the events took. */
  seconds: number;
}

const made = new WeakMap<Stack, Promise<EventsDatabase>>();

/** The timeline of an organisation in a database beside the stack's: written once, for all benches that read it. */
export function eventsDatabase(context: BenchContext): Promise<EventsDatabase> {
  const known = made.get(context.stack) ?? write(context);
  made.set(context.stack, known);
  return known;
}

async function write({ stack, say }: BenchContext): Promise<EventsDatabase> {
  const { db } = await createDatabase(stack, "events");
  say(`Writing ${events} events …`);
  const startedAt = performance.now();
  await loadEvents(db, events);
  return { db, seconds: (performance.now() - startedAt) / 1000 };
}
