import type { Setting } from "../instance.ts";
import { connectedAtOf } from "../node.ts";
import type { Slot } from "../slot.ts";
import type { Tags, WorldNode } from "../types.ts";
import { patchEventsOf } from "./patch-events.ts";
import { patchStateOf, type WorldPatchState } from "./patch-state.ts";
import { baselinesOf } from "./scope-baselines.ts";

/** AWS takes the group from either tag; empty when the node has none. */
export const patchGroupIn = (tags: Tags): string => tags.PatchGroup ?? tags["Patch Group"] ?? "";

/** What the newest patch operation found on a node; undefined when there was none. */
export const patchStateAt = (
  setting: Setting,
  slot: Slot,
  node: WorldNode,
  time: number,
): WorldPatchState | undefined => {
  const connectedAt = connectedAtOf(setting, slot, time);
  return patchStateOf({
    slot,
    baselinesAt: (at) => baselinesOf(slot.scope, at, setting.names),
    patchGroup: patchGroupIn(node.tags),
    connectedAt,
    time,
    mutation: setting.overlay.mutations.get(node.nodeId),
    events: patchEventsOf(setting.overlay, slot, node.nodeId, connectedAt, time),
  });
};
