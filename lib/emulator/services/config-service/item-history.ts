import type { EmulatorRequest } from "../../wire/handler.ts";
import type { WorldConfigItem } from "../../world/config/types.ts";
import { type Scan, scanOf } from "../../world/scan.ts";
import { day } from "../../world/time.ts";

interface Asked {
  resourceType: string;
  resourceId: string;
  earlier: Date;
  later: Date;
  forward: boolean;
}

/** A page reaches over seven days at most, however few items it has. */
const span = 7 * day;
/** A position is the time at which its seven days begin, in the order asked, and the items of them already given. */
const width = 4096;

/**
 * The items of one resource within its retention, page by page: at the end of seven days a page ends, and the next one goes on.
 * What is older than the retention is gone, but for the newest item of all.
 */
export const itemHistory = (request: EmulatorRequest, asked: Asked): Scan<WorldConfigItem> => {
  const { world, accountId, region, now } = request;
  const { resourceType, resourceId, forward } = asked;
  const between = (from: number, to: number): readonly WorldConfigItem[] =>
    world.config.history(accountId, region, resourceType, resourceId, new Date(from), new Date(to));
  const newest = world.config.item(accountId, region, resourceType, resourceId, now);
  const kept = Math.min(
    now.getTime() - world.config.retentionDays * day,
    newest === undefined ? Number.POSITIVE_INFINITY : newest.captureTime.getTime() - 1,
  );
  // `between` leaves out its beginning, which AWS includes.
  const start = Math.max(asked.earlier.getTime() - 1, kept);
  const end = asked.later.getTime();
  const stepAt = (edge: number): { from: number; to: number } =>
    forward
      ? { from: edge, to: Math.min(end, edge + span) }
      : { from: Math.max(start, edge - span), to: edge };
  const page = (position: number, limit: number) => {
    const edge = position === 0 ? (forward ? start : end) : Math.floor(position / width);
    const given = position === 0 ? 0 : position % width;
    const { from, to } = stepAt(edge);
    const inOrder = forward ? between(from, to).toReversed() : between(from, to);
    const items = inOrder.slice(given, given + limit);
    if (given + limit < inOrder.length) return { items, next: edge * width + given + limit };
    const rest = forward ? between(to, end) : between(start, from);
    return { items, next: rest.length === 0 ? undefined : (forward ? to : from) * width };
  };
  const whole = scanOf(1, () => between(start, end));
  return { ...whole, scan: page };
};
