import { createHash } from "node:crypto";
import { hostileNameOf } from "../names.ts";
import type { Mutation } from "../overlay.ts";
import { installedMonthOf } from "../patch-installs.ts";
import { unit } from "../random.ts";
import { salt } from "../salt.ts";
import type { Slot } from "../slot.ts";
import { hour, minute } from "../time.ts";
import type { WorldInventory, WorldNode } from "../types.ts";
import { applicationsOf } from "./applications.ts";
import { componentsOf } from "./components.ts";
import { instanceDetailOf, instanceInformationOf } from "./instance-information.ts";
import { networkOf } from "./network.ts";
import { rackOf } from "./rack.ts";
import { inventorySchemaOf } from "./schemas.ts";
import { rolesOf, servicesOf, updatesOf } from "./windows.ts";

const collectEvery = 12 * hour;

type Content = WorldInventory["content"];

/** What is needed to derive the content of one type. */
interface Source {
  slot: Slot;
  node: WorldNode;
  connectedAt: number;
  names: "ordinary" | "hostile";
  mutation: Mutation | undefined;
}

const onWindows =
  (derive: (source: Source) => Content) =>
  (source: Source): Content | undefined =>
    source.slot.platform.platformType === "Windows" ? derive(source) : undefined;

const contents: Readonly<Record<string, (source: Source) => Content | undefined>> = {
  "AWS:Application": ({ slot, connectedAt, names, mutation }) =>
    applicationsOf(slot, installedMonthOf(slot, connectedAt, mutation), hostileNameOf(slot, names)),
  "AWS:AWSComponent": ({ slot, node }) => componentsOf(slot, node),
  "AWS:InstanceInformation": ({ node }) => instanceInformationOf(node),
  "AWS:InstanceDetailedInformation": ({ slot, connectedAt, mutation }) =>
    instanceDetailOf(slot, installedMonthOf(slot, connectedAt, mutation)),
  "AWS:Network": ({ slot, node }) => networkOf(slot, node),
  "AWS:Service": onWindows(({ slot }) => servicesOf(slot)),
  "AWS:WindowsRole": onWindows(({ slot }) => rolesOf(slot)),
  "AWS:WindowsUpdate": onWindows(({ slot, connectedAt, mutation }) => updatesOf(slot, connectedAt, mutation)),
  "Custom:RackInfo": ({ slot }) => (slot.hybrid ? rackOf(slot) : undefined),
};

/** The newest collection of a node that was last in reach at `connectedAt`. */
const capturedAt = (slot: Slot, connectedAt: number): number => {
  const phase = Math.floor(unit(slot.placeKey, salt.pingPhase) * collectEvery);
  const collected = connectedAt - ((connectedAt + phase) % collectEvery);
  return Math.max(collected, Math.min(connectedAt, slot.launchedAt + 5 * minute));
};

const hashes = new WeakMap<Content, string>();

/** Shared content is hashed once. */
const hashOf = (content: Content): string => {
  const known = hashes.get(content);
  if (known !== undefined) return known;
  const made = createHash("sha256").update(JSON.stringify(content)).digest("hex");
  hashes.set(content, made);
  return made;
};

/** Undefined for a type that the node does not report. */
export const inventoryOf = (typeName: string, source: Source): WorldInventory | undefined => {
  const schema = inventorySchemaOf(typeName);
  if (schema === undefined) return undefined;
  // What the inventory says is as old as its collection; the agent's own line follows the node at once.
  const captured = capturedAt(source.slot, source.connectedAt);
  const content = contents[typeName]?.({ ...source, connectedAt: captured });
  if (content === undefined) return undefined;
  return {
    typeName,
    schemaVersion: schema.version,
    captureTime: new Date(captured - (captured % 1000)),
    contentHash: hashOf(content),
    content,
  };
};
