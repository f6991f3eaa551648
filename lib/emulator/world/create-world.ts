import { actOn, worldActions } from "./act.ts";
import { activationsOf } from "./activations.ts";
import { countRuns, nodeAssociationsOf, plansOf } from "./associations.ts";
import { complianceItemsOf } from "./compliance.ts";
import { createConfig } from "./config/create-config.ts";
import { decodeIdentity, decodePart, type Identity, identityLimits } from "./identity.ts";
import { instanceOf, type Setting } from "./instance.ts";
import { inventoryOf } from "./inventory/inventory.ts";
import { planLayout, type ScopeLayout } from "./layout.ts";
import { generationsOf } from "./life.ts";
import { connectedAtOf, nodeOf } from "./node.ts";
import { rememberSlot, slotBehind } from "./node-slots.ts";
import { createOperations } from "./operations.ts";
import { planAccounts, planDisabledRegions, planOrganization, planRegions } from "./organization.ts";
import { emptyOverlay } from "./overlay.ts";
import { patchStateAt } from "./patch/node-patch-state.ts";
import { baselinesOf } from "./patch/scope-baselines.ts";
import { keyOf } from "./random.ts";
import { createRules } from "./rules/create-rules.ts";
import { createScopeRules } from "./rules/scope-rules.ts";
import { withCompliance } from "./rules/with-compliance.ts";
import { type Scan, scanOf } from "./scan.ts";
import { generationAt, type Slot, slotOf } from "./slot.ts";
import { createTrail } from "./trail/create-trail.ts";
import type { AssociationStatus, WorldInstance, WorldNode, WorldTaggedResource } from "./types.ts";
import { createWindowRuns } from "./windows/window-runs.ts";
import type { World, WorldOptions } from "./world.ts";

const limits = { nodes: 500_000, accounts: 500, regions: 30 } as const;

const checked = (options: WorldOptions): WorldOptions => {
  for (const [name, max] of Object.entries(limits)) {
    const value = options[name === "nodes" ? "nodes" : name === "accounts" ? "accounts" : "regions"];
    const min = name === "nodes" ? 0 : 1;
    if (!Number.isInteger(value) || value < min || value > max) {
      throw new Error(`${name} must be a whole number from ${min} to ${max}, not ${value}`);
    }
  }
  return options;
};

const nothing: Scan<never> = scanOf(0, () => []);

/** Makes a world: a few kilobytes per account-Region; everything else is derived when asked. */
export const createWorld = (given: WorldOptions): World => {
  const options = checked(given);
  const setting: Setting = { seed: keyOf(options.seed), names: options.names, overlay: emptyOverlay() };
  const accounts = planAccounts(options.accounts, options.names);
  const layout = planLayout(setting.seed, options.nodes, accounts, options.regions);
  const scopes = new Map(layout.map((scope) => [`${scope.account.id}:${scope.region}`, scope]));
  const scopeOf = (accountId: string, region: string): ScopeLayout | undefined =>
    scopes.get(`${accountId}:${region}`);

  const runs = createWindowRuns(setting);

  const nodeFrom = (slot: Slot, time: number): WorldNode | undefined => {
    const node = nodeOf(setting, slot, time);
    return node === undefined ? undefined : rememberSlot(node, slot);
  };

  const slotAt = (scope: ScopeLayout, identity: Identity | undefined): Slot | undefined => {
    if (identity?.accountIndex !== scope.accountIndex || identity.regionIndex !== scope.regionIndex)
      return undefined;
    const slots = identity.kind === "managed" ? scope.managedSlots : scope.unmanagedSlots;
    if (identity.slot >= slots || identity.generation >= identityLimits.generations) return undefined;
    return slotOf(scope, identity.kind, identity.slot, identity.generation);
  };

  /** The slot an id stands for, when the id belongs to that account-Region. */
  const slotById = (accountId: string, region: string, resourceId: string): Slot | undefined => {
    const scope = scopeOf(accountId, region);
    const slot = scope === undefined ? undefined : slotAt(scope, decodeIdentity(setting.seed, resourceId));
    return slot?.hybrid === resourceId.startsWith("mi-") ? slot : undefined;
  };

  /** The same, by the id of an instance, a node, an interface or a volume. */
  const slotBehindId = (scope: ScopeLayout, resourceId: string): Slot | undefined =>
    /^m?i-/.test(resourceId)
      ? slotById(scope.account.id, scope.region, resourceId)
      : slotAt(
          scope,
          (["networkInterface", "rootVolume", "dataVolume"] as const)
            .map((part) => decodePart(setting.seed, part, resourceId))
            .find((identity) => identity?.accountIndex === scope.accountIndex),
        );

  const nodesAt = (scope: ScopeLayout, place: number, time: number): WorldNode[] => {
    const slot = slotOf(scope, "managed", place, generationAt(scope, "managed", place, time));
    const node = nodeFrom(slot, time);
    return node === undefined ? [] : [node];
  };

  const instancesAt = (scope: ScopeLayout, place: number, time: number): WorldInstance[] => {
    const [kind, number] =
      place < scope.managedSlots
        ? (["managed", place] as const)
        : (["unmanaged", place - scope.managedSlots] as const);
    return generationsOf(scope, kind, number, time)
      .map((slot) => instanceOf(setting, slot, time))
      .filter((instance) => instance !== undefined);
  };

  const taggedAt = (scope: ScopeLayout, place: number, time: number): WorldTaggedResource[] => {
    const instances: WorldTaggedResource[] = instancesAt(scope, place, time).map(
      ({ arn, instanceId, tags }) => ({
        arn,
        resourceType: "ec2:instance",
        resourceId: instanceId,
        tags,
      }),
    );
    const hybrids: WorldTaggedResource[] = (place < scope.managedSlots ? nodesAt(scope, place, time) : [])
      .filter(({ resourceType }) => resourceType === "ManagedInstance")
      .map(({ arn, nodeId, tags }) => ({
        arn,
        resourceType: "ssm:managed-instance",
        resourceId: nodeId,
        tags,
      }));
    return [...instances, ...hybrids].filter(({ tags }) => Object.keys(tags).length > 0);
  };

  const recorded = createConfig(setting, layout, scopeOf, slotBehindId);
  const scopeRules = createScopeRules(recorded, setting.seed, planRegions(1)[0]?.name, (accountId) =>
    accounts.some(({ id, kind }) => id === accountId && kind === "sandbox"),
  );

  const world: World = {
    options,
    organization: planOrganization,
    accounts: () => accounts,
    account: (accountId) => accounts.find(({ id }) => id === accountId),
    regions: () => planRegions(options.regions),
    disabledRegions: () => planDisabledRegions(options.regions),

    instances: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      if (scope === undefined) return nothing;
      const time = now.getTime();
      return scanOf(scope.managedSlots + scope.unmanagedSlots, (place) => instancesAt(scope, place, time));
    },
    instance: (accountId, region, instanceId, now) => {
      const slot = slotById(accountId, region, instanceId);
      return slot === undefined ? undefined : instanceOf(setting, slot, now.getTime());
    },

    nodes: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      if (scope === undefined) return nothing;
      const time = now.getTime();
      return scanOf(scope.managedSlots, (place) => nodesAt(scope, place, time));
    },
    node: (accountId, region, nodeId, now) => {
      const slot = slotById(accountId, region, nodeId);
      return slot === undefined ? undefined : nodeFrom(slot, now.getTime());
    },

    taggedResources: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      if (scope === undefined) return nothing;
      const time = now.getTime();
      return scanOf(scope.managedSlots + scope.unmanagedSlots, (place) => taggedAt(scope, place, time));
    },
    tags: (accountId, region, resourceId, now) =>
      resourceId.startsWith("mi-")
        ? world.node(accountId, region, resourceId, now)?.tags
        : world.instance(accountId, region, resourceId, now)?.tags,

    associations: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      if (scope === undefined) return [];
      const counts = new Map<string, Partial<Record<AssociationStatus, number>>>();
      for (const node of world.nodes(accountId, region, now)) {
        const slot = slotBehind(node);
        countRuns(counts, slot, connectedAtOf(setting, slot, now.getTime()));
      }
      return plansOf(scope, now.getTime()).map((plan) => ({
        ...plan,
        counts: counts.get(plan.associationName) ?? {},
      }));
    },
    nodeAssociations: (node, now) => {
      const slot = slotBehind(node);
      return nodeAssociationsOf(slot, connectedAtOf(setting, slot, now.getTime()), now.getTime());
    },
    activations: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      return scope === undefined ? [] : activationsOf(scope, now.getTime(), options.names);
    },
    activationTags: (accountId, region, activationId, now) =>
      world.activations(accountId, region, now).find((activation) => activation.activationId === activationId)
        ?.tags,

    inventory: (node, typeName, now) => {
      const slot = slotBehind(node);
      const connectedAt = connectedAtOf(setting, slot, now.getTime());
      const { names, overlay } = setting;
      const mutation = overlay.mutations.get(node.nodeId);
      return inventoryOf(typeName, { slot, node, connectedAt, names, mutation });
    },
    complianceItems: (node, now) => {
      const slot = slotBehind(node);
      const connectedAt = connectedAtOf(setting, slot, now.getTime());
      const patches = patchStateAt(setting, slot, node, now.getTime());
      return complianceItemsOf(slot, node.nodeId, connectedAt, now.getTime(), patches);
    },
    patchState: (node, now) => patchStateAt(setting, slotBehind(node), node, now.getTime()),
    patchBaselines: (accountId, region, now) => {
      const scope = scopeOf(accountId, region);
      return scope === undefined ? [] : baselinesOf(scope, now.getTime(), options.names);
    },

    operations: createOperations(setting, scopeOf, runs),
    config: withCompliance(setting, recorded, scopeRules),
    rules: createRules(recorded, scopeRules),
    trail: createTrail(setting, scopeOf, runs, recorded),

    act: (action, params, now) => actOn(setting.overlay, action, params, now),
    actions: () => worldActions,
    reset: () => {
      setting.overlay = emptyOverlay();
    },
  };
  return world;
};
