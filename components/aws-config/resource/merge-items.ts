import { toldWords } from "#components/shared/events/told-words.ts";
import type { ResourceTimelineOutput } from "#lib/aws-config/contract/detail.ts";

type Entry = ResourceTimelineOutput["entries"][number];

/** What the event of a change knows of its configuration item. */
export interface ItemChange {
  /** Who brought it about; null where no call is known. */
  actor: string | null;
  /** By which API call; null where its name is not known. */
  call: string | null;
  /** The change in sentences; null where none are kept. */
  told: ReturnType<typeof toldWords>;
}

/** Kinds of events that are one line with their item. */
export const itemEventKinds = ["config.created", "config.changed", "config.deleted"] as const;
const kinds = new Set<string>(itemEventKinds);

/**
 * Entries of a timeline where an item and the event of the same change are one: the item, with what the event knows of
 * it. An event without its item stays.
 */
export function mergeItems(entries: readonly Entry[]): {
  entries: readonly Entry[];
  /** By the item's id. */
  changes: ReadonlyMap<string, ItemChange>;
} {
  const items = new Map(
    entries.flatMap((entry) => (entry.kind === "item" ? [[entry.at, entry.item.id]] : [])),
  );
  const changes = new Map<string, ItemChange>();
  const kept = entries.filter((entry) => {
    const item = entry.kind === "event" && kinds.has(entry.event.kind) ? items.get(entry.at) : undefined;
    if (entry.kind !== "event" || item === undefined) return true;
    const { actor, detail } = entry.event;
    changes.set(item, { actor, call: callOf(detail.cause), told: toldWords(detail) });
    return false;
  });
  return { entries: kept, changes };
}

function callOf(cause: unknown): string | null {
  const named = typeof cause === "object" && cause !== null && "eventName" in cause;
  return named ? String(cause.eventName) : null;
}
