import { between, hex, mix } from "./random.ts";
import { salt } from "./salt.ts";
import type { Slot } from "./slot.ts";
import { day, hour } from "./time.ts";
import type { WorldScheduledEvent } from "./types.ts";

const kinds: readonly { code: WorldScheduledEvent["code"]; description: string }[] = [
  { code: "system-reboot", description: "scheduled reboot" },
  { code: "instance-retirement", description: "The instance is running on degraded hardware" },
  { code: "system-maintenance", description: "scheduled maintenance" },
  { code: "instance-stop", description: "The instance is running on degraded hardware" },
];

/** About one instance in 60 has an event; it is announced 14 days before and gone when it is over. */
export const scheduledEventsOf = (slot: Slot, time: number): WorldScheduledEvent[] => {
  const key = mix(slot.placeKey, salt.event);
  if (key % 25 !== 0) return [];
  const every = between(key, 1, 30 * day, 45 * day);
  const turn = Math.floor((time + (key % every)) / every);
  const start = turn * every - (key % every) + 14 * day;
  const notBefore = new Date(start - (start % hour));
  const notAfter = new Date(notBefore.getTime() + 2 * hour);
  if (time >= notAfter.getTime()) return [];
  const kind = kinds[mix(key, turn) % kinds.length];
  if (kind === undefined) return [];
  return [{ id: `instance-event-0${hex(mix(key, turn), 2, 16)}`, ...kind, notBefore, notAfter }];
};
