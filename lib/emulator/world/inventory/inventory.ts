import { createHash } from "node:crypto";
import { unit } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { hour } from "../time.ts";
import type { WorldInventory, WorldNode } from "../types.ts";
import { instanceInformationOf } from "./instance-information.ts";

const collectEvery = 12 * hour;

/** The newest collection of a node that was last in reach at `connectedAt`. */
export const capturedAt = (slot: Slot, connectedAt: number): Date => {
  const phase = Math.floor(unit(slot.placeKey, salt.pingPhase) * collectEvery);
  const at = Math.max(
    connectedAt - ((connectedAt + phase) % collectEvery),
    Math.min(connectedAt, slot.launchedAt + 5 * 60_000),
  );
  return new Date(at - (at % 1000));
};

export const hashOf = (content: WorldInventory["content"]): string =>
  createHash("sha256").update(JSON.stringify(content)).digest("hex");

export const inventoryOf = (
  slot: Slot,
  node: WorldNode,
  typeName: string,
  connectedAt: number,
): WorldInventory | undefined => {
  if (typeName !== "AWS:InstanceInformation") return undefined;
  const content = instanceInformationOf(node);
  return {
    typeName,
    schemaVersion: "1.0",
    captureTime: capturedAt(slot, connectedAt),
    contentHash: hashOf(content),
    content,
  };
};
