import type { Setting } from "../instance.ts";
import type { ScopeLayout } from "../layout.ts";
import { scanOf } from "../scan.ts";
import { generationAt, type Slot, slotOf } from "../slot.ts";
import type { ConfigFamily, ConfigSubject, SlotById } from "./subject.ts";

interface SlotFamily {
  setting: Setting;
  resourceType: string;
  hasOwnCalls: boolean;
  /** Undefined for slots that have no such resource. */
  subjectsOf: (
    setting: Setting,
    slot: Slot,
    resourceId?: string,
  ) => ConfigSubject | readonly ConfigSubject[] | undefined;
  slotById: SlotById;
}

/** Generations of one slot, newest first; those of a playground are very many. */
const generations = 1000;

const slotsBetween = (scope: ScopeLayout, place: number, from: number, until: number): Slot[] => {
  const kind = place < scope.managedSlots ? "managed" : "unmanaged";
  const number = kind === "managed" ? place : place - scope.managedSlots;
  const slots: Slot[] = [];
  for (let generation = generationAt(scope, kind, number, until); generation >= 0; generation -= 1) {
    const slot = slotOf(scope, kind, number, generation);
    if (slot.endsAt < from || slots.length >= generations) break;
    slots.push(slot);
  }
  return slots;
};

/** A family of resources that come and go with instances or hybrid nodes. */
export const slotFamily = ({
  setting,
  resourceType,
  hasOwnCalls,
  subjectsOf,
  slotById,
}: SlotFamily): ConfigFamily => {
  const listed = (slot: Slot): readonly ConfigSubject[] => [subjectsOf(setting, slot) ?? []].flat();
  return {
    resourceType,
    global: false,
    hasOwnCalls,
    scan: (scope, from, until) =>
      scanOf(scope.managedSlots + scope.unmanagedSlots, (place) =>
        slotsBetween(scope, place, from, until)
          .flatMap(listed)
          .filter(({ createdAt, deletedAt }) => createdAt <= until && deletedAt >= from),
      ),
    find: (scope, resourceId) => {
      // Reports on a node are named `AWS::SSM::ManagedInstanceInventory/i-…`.
      const slot = slotById(scope, resourceId.slice(resourceId.lastIndexOf("/") + 1));
      return slot === undefined
        ? undefined
        : listed(slot).find((subject) => subject.resourceId === resourceId);
    },
  };
};
