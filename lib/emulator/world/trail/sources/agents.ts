import { activationRole } from "../../activations.ts";
import { agentOf } from "../../agent.ts";
import { resourceIdOf, type Setting } from "../../instance.ts";
import type { ScopeLayout } from "../../layout.ts";
import { powerOf, registeredAtOf } from "../../life.ts";
import { privateIpOf } from "../../network.ts";
import { keyOf, mix } from "../../random.ts";
import { generationAt, type Slot, slotOf } from "../../slot.ts";
import { day } from "../../time.ts";
import { agentBy } from "../actors.ts";
import { eventOf, turnsOf } from "../call.ts";
import type { TrailSource, WorldTrailEvent } from "../types.ts";

/** How often the calls of one node's agent are told. AWS would tell every ping; here one in two days stands for them. */
const toldEvery = 2 * day;

const calls = ["UpdateInstanceInformation", "UpdateInstanceInformation", "PutInventory"] as const;

const isWorking = (setting: Setting, slot: Slot, nodeId: string, at: number): boolean => {
  if (at < registeredAtOf(slot)) return false;
  const mutation = setting.overlay.mutations.get(nodeId);
  return slot.hybrid || powerOf(slot, at, mutation)?.state === "running";
};

const reportOf = (setting: Setting, slot: Slot, at: number, key: number): WorldTrailEvent[] => {
  const nodeId = resourceIdOf(setting.seed, slot);
  if (!isWorking(setting, slot, nodeId, at)) return [];
  const mutation = setting.overlay.mutations.get(nodeId);
  const { version } = agentOf(slot, at, at, setting.overlay, mutation);
  const role = slot.hybrid ? activationRole : `Ec2-${slot.service.name}-Role`;
  const address = privateIpOf(slot, 0, mutation, at);
  const name = calls[mix(key, 3) % calls.length] ?? calls[0];
  const report = {
    at,
    key,
    actor: agentBy(slot.scope, nodeId, role, address, version),
    service: "ssm",
    name,
    request:
      name === "PutInventory"
        ? { instanceId: nodeId, items: [{ typeName: "AWS:Application", schemaVersion: "1.1" }] }
        : { instanceId: nodeId, agentVersion: version, agentStatus: "Active", iPAddress: address },
  };
  return [eventOf(report)];
};

const turnOfNodes = (scope: ScopeLayout): number => Math.floor(toldEvery / Math.max(1, scope.managedSlots));

/** What agents report of their nodes: calls that write, but that nobody made. */
export const agentCalls =
  (setting: Setting): TrailSource =>
  (scope, from, to) =>
    scope.managedSlots === 0
      ? []
      : turnsOf(mix(scope.key, keyOf("agents")), turnOfNodes(scope), from, to).flatMap(
          ({ at, key, number }) => {
            const place = number % scope.managedSlots;
            const slot = slotOf(scope, "managed", place, generationAt(scope, "managed", place, at));
            return reportOf(setting, slot, at, key);
          },
        );
