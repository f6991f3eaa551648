import type { Slot } from "./slot.ts";
import type { WorldNode } from "./types.ts";

const slots = new WeakMap<WorldNode, Slot>();

/** Lets a lookup hand out plain facts and still find its way back to the place they were derived from. */
export const rememberSlot = (node: WorldNode, slot: Slot): WorldNode => {
  slots.set(node, slot);
  return node;
};

/** Throws for a node that no lookup of a world gave out. */
export const slotBehind = (node: WorldNode): Slot => {
  const slot = slots.get(node);
  if (slot === undefined) throw new Error(`node ${node.nodeId} did not come from a lookup of this world`);
  return slot;
};
