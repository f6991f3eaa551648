import { agentTurnsOf } from "../agent.ts";
import { resourceIdOf, type Setting } from "../instance.ts";
import { inventoryOf } from "../inventory/inventory.ts";
import { installEndOf, installMonthAt } from "../patch-installs.ts";
import { mix } from "../random.ts";
import type { Slot } from "../slot.ts";
import { day, epoch, hour, minute } from "../time.ts";
import type { WorldInventory } from "../types.ts";
import { instanceType } from "./instances.ts";
import { nodeThen, reachedAt, reportSubject } from "./managed-nodes.ts";
import { type ConfigSubject, related } from "./subject.ts";
import { merged, once, periodic, type Timeline } from "./timeline.ts";

export const inventoryType = "AWS::SSM::ManagedInstanceInventory";

const collected = ["AWS:Application", "AWS:AWSComponent", "AWS:InstanceInformation", "AWS:Network"] as const;

/** Inventory is collected twice a day: by then it shows what a monthly install run did. */
const collectedAfter = (slot: Slot, month: number): number => installEndOf(slot, month) + 12 * hour;

const installsOf = (slot: Slot): Timeline => ({
  between: (from, to) => {
    const ends: { at: number }[] = [];
    for (
      let month = Math.max(0, installMonthAt(slot, from) - 1);
      month <= installMonthAt(slot, to);
      month += 1
    )
      ends.push({ at: collectedAfter(slot, month) });
    return ends.filter(({ at }) => at > from && at <= to);
  },
  last: (time) => {
    const month = installMonthAt(slot, time);
    const end = [month, month - 1].map((of) => collectedAfter(slot, of)).find((at) => at <= time);
    return end === undefined ? undefined : { at: end };
  },
});

const actsOf = ({ seed, overlay }: Setting, slot: Slot): Timeline[] => {
  const mutation = overlay.mutations.get(resourceIdOf(seed, slot));
  const given = [mutation?.ipAddress, mutation?.agentVersion, mutation?.platformVersion];
  const times = [...given.map((change) => change?.at), ...(mutation?.patching ?? []).map(({ at }) => at)];
  return [...times, ...overlay.churns.map(({ at }) => at), ...overlay.releases.map(({ at }) => at)].flatMap(
    (at) => (at === undefined ? [] : [once(at)]),
  );
};

const read = (setting: Setting, slot: Slot, typeName: string, time: number) => {
  const node = nodeThen(setting, slot, time);
  const mutation = setting.overlay.mutations.get(node.nodeId);
  const connectedAt = reachedAt(setting, slot, time);
  return inventoryOf(typeName, { slot, node, connectedAt, names: setting.names, mutation });
};

/** What the inventory follows from, in short: its software, its agent and its address. */
const stateOf = (setting: Setting, slot: Slot, time: number): string => {
  const { agentVersion, ipAddress, computerName, platformVersion } = nodeThen(setting, slot, time);
  const software = read(setting, slot, "AWS:Application", time)?.contentHash;
  return `${agentVersion} ${platformVersion} ${ipAddress} ${computerName} ${software}`;
};

type Content = WorldInventory["content"];

const named = new WeakMap<Content, Record<string, unknown>>();

/** Entries by name. Nodes share lists of software: they are made once. */
const byName = (content: Content): Record<string, unknown> => {
  const known = named.get(content);
  if (known !== undefined) return known;
  const made = Object.fromEntries(
    content.map(({ InstanceStatus: _, ...entry }, index) => [
      entry.Name ?? entry.InstanceId ?? String(index),
      entry,
    ]),
  );
  named.set(content, made);
  return made;
};

const contentOf = (setting: Setting, slot: Slot, time: number): Record<string, unknown> =>
  Object.fromEntries(
    collected.flatMap((typeName) => {
      const inventory = read(setting, slot, typeName, time);
      if (inventory === undefined) return [];
      return [[typeName, { SchemaVersion: inventory.schemaVersion, Content: byName(inventory.content) }]];
    }),
  );

/** The software inventory of a managed node: it changes with its agent, its patches and its address. */
export const inventorySubject = (setting: Setting, slot: Slot): ConfigSubject | undefined => {
  const { scope } = slot;
  const nodeId = resourceIdOf(setting.seed, slot);
  const agent = agentTurnsOf(slot);
  return reportSubject(setting, slot, {
    resourceType: inventoryType,
    resourceId: nodeId,
    arn: `arn:aws:ssm:${scope.region}:${scope.account.id}:managed-instance-inventory/${nodeId}`,
    salt: 7801,
    after: 6 * minute,
    candidates: merged([
      periodic(agent.first, agent.every),
      installsOf(slot),
      // What changed while the node was out of reach is seen when it is back.
      periodic(epoch + (mix(slot.placeKey, 7802) % (3 * day)), 3 * day),
      ...actsOf(setting, slot),
    ]),
    stateOf: (time) => stateOf(setting, slot, time),
    facts: (time) => ({
      relationships: slot.hybrid ? [] : [related("Is associated with Instance", instanceType, nodeId)],
      configuration: contentOf(setting, slot, time),
      supplementary: { instanceStatus: "Active" },
    }),
  });
};
