import { decodeIdentity } from "../identity.ts";
import { resourceIdOf, type Setting } from "../instance.ts";
import { churnGenerationOf } from "../life.ts";
import { computerNameOf } from "../names.ts";
import { privateIpOf } from "../network.ts";
import { lazyScan, type Scan, scanOf } from "../scan.ts";
import { nodeStateOf } from "./command-state.ts";
import { type Ledger, type Ledgers, ledgerIndexOf, ledgerRun, slotThen } from "./ledger.ts";
import { pluginsAt } from "./plugins.ts";
import type { CommandPlan, WorldCommandInvocation } from "./types.ts";

const invocationAt = (
  setting: Setting,
  plan: CommandPlan,
  ledger: Ledger,
  index: number,
  time: number,
): WorldCommandInvocation => {
  const slot = slotThen(plan, ledger.places[index] ?? 0);
  const run = ledgerRun(ledger, index);
  const nodeId = resourceIdOf(setting.seed, slot);
  return {
    plan,
    nodeId,
    get computerName() {
      const churned = churnGenerationOf(setting.overlay, slot.placeKey, plan.requestedAt);
      return computerNameOf(slot, privateIpOf(slot, churned, undefined, plan.requestedAt), setting.names);
    },
    ...nodeStateOf(run, time),
    plugins: () => pluginsAt(setting, plan, slot, nodeId, run, time),
  };
};

/** All nodes of a command, worked out when they are read: somebody may page through hundreds of commands. */
export const invocationsOf = (
  setting: Setting,
  ledgers: Ledgers,
  plan: CommandPlan,
  time: number,
): Scan<WorldCommandInvocation> => {
  const made = (): Scan<WorldCommandInvocation> => {
    const ledger = ledgers.of(plan);
    return scanOf(ledger.places.length, (index) => [invocationAt(setting, plan, ledger, index, time)]);
  };
  return lazyScan(made);
};

/** A command on one node; undefined when it did not go there. */
export const invocationOf = (
  setting: Setting,
  ledgers: Ledgers,
  plan: CommandPlan,
  nodeId: string,
  time: number,
): WorldCommandInvocation | undefined => {
  const identity = decodeIdentity(setting.seed, nodeId);
  if (identity === undefined || identity.kind !== "managed") return undefined;
  const { scope } = plan;
  if (identity.accountIndex !== scope.accountIndex || identity.regionIndex !== scope.regionIndex)
    return undefined;
  const ledger = ledgers.of(plan);
  const index = ledgerIndexOf(ledger, identity.slot);
  if (index === -1 || slotThen(plan, identity.slot).generation !== identity.generation) return undefined;
  return invocationAt(setting, plan, ledger, index, time);
};
