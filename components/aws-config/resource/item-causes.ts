import type { ResourceTimelineOutput } from "#lib/aws-config/contract/detail.ts";

type Entry = ResourceTimelineOutput["entries"][number];

/** Who brought a configuration item about, and by which API call; null where the call's name is not known. */
export interface ItemCause {
  actor: string;
  call: string | null;
}

const kinds = new Set(["config.created", "config.changed", "config.deleted"]);

/**
 * Entries of a timeline where an item and the event of the same change are one: the item, with what the event knows of
 * its cause. An event without its item stays.
 */
export function mergeItems(entries: readonly Entry[]): {
  entries: readonly Entry[];
  /** By the item's id. */
  causes: ReadonlyMap<string, ItemCause>;
} {
  const items = new Map(
    entries.flatMap((entry) => (entry.kind === "item" ? [[entry.at, entry.item.id]] : [])),
  );
  const causes = new Map<string, ItemCause>();
  const kept = entries.filter((entry) => {
    const item = entry.kind === "event" && kinds.has(entry.event.kind) ? items.get(entry.at) : undefined;
    if (entry.kind !== "event" || item === undefined) return true;
    const { actor, detail } = entry.event;
    if (actor !== null) causes.set(item, { actor, call: callOf(detail.cause) });
    return false;
  });
  return { entries: kept, causes };
}

function callOf(cause: unknown): string | null {
  const named = typeof cause === "object" && cause !== null && "eventName" in cause;
  return named ? String(cause.eventName) : null;
}
