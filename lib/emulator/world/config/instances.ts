import type { Setting } from "../instance.ts";
import { instanceOf, networkInterfaceIdOf, resourceIdOf, volumeIdsOf } from "../instance.ts";
import { profileStory, stoppedAtOf } from "../life.ts";
import { addressesOf } from "../network.ts";
import type { Mutation } from "../overlay.ts";
import { mix, unit } from "../random.ts";
import type { Slot } from "../slot.ts";
import { tagReleasesOf } from "../tags.ts";
import { autoScaling, callOf, legacyUser, person, pipelineOf, terraform } from "./actors.ts";
import { instanceConfiguration, instanceRelationships } from "./instance-configuration.ts";
import type { ConfigSubject } from "./subject.ts";
import { type Call, merged, once, periodic, type Timeline, within } from "./timeline.ts";
import type { WorldResourceName } from "./types.ts";

export const instanceType = "AWS::EC2::Instance";

const named = (resourceType: string, resourceId: string): WorldResourceName => ({
  resourceType,
  resourceId,
  resourceName: undefined,
});

/** Everything that is launched and terminated with an instance. */
const belongings = (seed: number, slot: Slot): WorldResourceName[] => {
  const volumes = volumeIdsOf(seed, slot);
  return [
    named(instanceType, resourceIdOf(seed, slot)),
    named("AWS::EC2::NetworkInterface", networkInterfaceIdOf(seed, slot)),
    named("AWS::EC2::Volume", volumes.root),
    ...(volumes.data === undefined ? [] : [named("AWS::EC2::Volume", volumes.data)]),
  ];
};

const instancesSet = (instanceId: string) => ({ instancesSet: { items: [{ instanceId }] } });

const launchOf =
  ({ seed }: Setting, slot: Slot): Call =>
  (at) =>
    callOf(slot.scope, slot.key, at, {
      eventName: "RunInstances",
      service: "ec2",
      actor: slot.service.tier === "web" ? autoScaling : slot.unmanagedKind ? person(slot.key) : terraform,
      requestParameters: {
        instancesSet: { items: [{ minCount: 1, maxCount: 1 }] },
        tagSpecificationSet: { items: [{ resourceType: "instance" }] },
      },
      resources: belongings(seed, slot),
    });

/** A call on the instance alone; on its end everything goes with it. */
const power =
  (
    { seed }: Setting,
    slot: Slot,
    eventName: "StopInstances" | "StartInstances" | "TerminateInstances",
  ): Call =>
  (at) => {
    const own = belongings(seed, slot);
    const instanceId = resourceIdOf(seed, slot);
    const ends = eventName === "TerminateInstances";
    return callOf(slot.scope, slot.key, at, {
      eventName,
      service: "ec2",
      actor: ends && slot.service.tier === "web" ? autoScaling : person(mix(slot.key, at)),
      requestParameters: {
        ...instancesSet(instanceId),
        ...(eventName === "StopInstances" ? { force: false } : {}),
      },
      resources: ends ? own : own.slice(0, 1),
    });
  };

/** On Tuesdays at 02:13 someone takes the profile away in the wrong account; on Thursday it is put back. */
const profile =
  ({ seed }: Setting, slot: Slot, attached: boolean): Call =>
  (at) => {
    const instanceId = resourceIdOf(seed, slot);
    return callOf(slot.scope, slot.key, at, {
      eventName: attached ? "AssociateIamInstanceProfile" : "DisassociateIamInstanceProfile",
      service: "ec2",
      actor: attached ? person(slot.scope.key) : legacyUser(slot.scope.key),
      requestParameters: attached
        ? { AssociateIamInstanceProfileRequest: { InstanceId: instanceId } }
        : { DisassociateIamInstanceProfileRequest: { InstanceId: instanceId } },
      resources: [named(instanceType, instanceId)],
    });
  };

const tagging =
  ({ seed }: Setting, slot: Slot, eventName: "CreateTags" | "DeleteTags", key: string): Call =>
  (at, turn) => {
    const instanceId = resourceIdOf(seed, slot);
    const deploys = key === "Release";
    return callOf(slot.scope, slot.key, at, {
      eventName,
      service: "ec2",
      actor: deploys ? pipelineOf(slot.service.name, turn) : person(mix(slot.key, at)),
      requestParameters: {
        resourcesSet: { items: [{ resourceId: instanceId }] },
        tagSet: { items: [{ key }] },
      },
      resources: [named(instanceType, instanceId)],
    });
  };

/** What `act` did to it. */
const acts = (setting: Setting, slot: Slot, mutation: Mutation | undefined): Timeline[] => {
  if (mutation === undefined) return [];
  const { power: forced, profile: given, tags = [], ipAddress } = mutation;
  const moments = tags.map(({ key, value, at }) =>
    once(at, tagging(setting, slot, value === null ? "DeleteTags" : "CreateTags", key)),
  );
  if (forced !== undefined && forced.state !== "terminated")
    moments.push(
      once(forced.at, power(setting, slot, forced.state === "stopped" ? "StopInstances" : "StartInstances")),
    );
  if (given !== undefined) moments.push(once(given.at, profile(setting, slot, given.attached)));
  if (ipAddress !== undefined) moments.push(once(ipAddress.at));
  return moments;
};

const storyOf = (setting: Setting, slot: Slot): Timeline[] => {
  if (!profileStory.concerns(slot)) return [];
  const { every, removed, restored } = profileStory;
  // The profile is put back only on instances that were there when it was taken away.
  const first = removed + Math.max(0, Math.ceil((slot.launchedAt + 1 - removed) / every)) * every;
  return [
    periodic(first, every, profile(setting, slot, false)),
    periodic(first + restored - removed, every, profile(setting, slot, true)),
  ];
};

/** When the instance of a slot ends: by itself or by `act`. */
export const endOf = (setting: Setting, slot: Slot): number => {
  const forced = setting.overlay.mutations.get(resourceIdOf(setting.seed, slot))?.power;
  return forced?.state === "terminated" ? Math.min(forced.at, slot.endsAt) : slot.endsAt;
};

/** Launch and end, as all belongings of an instance share them. */
export const lifeOf = (setting: Setting, slot: Slot): Timeline[] => [
  once(slot.launchedAt, launchOf(setting, slot)),
  once(endOf(setting, slot), power(setting, slot, "TerminateInstances")),
];

/** Churns that touched the instance. */
const churnsOf = (setting: Setting, slot: Slot): Timeline[] =>
  setting.overlay.churns
    .filter(({ seed, fraction }) => unit(slot.placeKey ^ seed, 900) < fraction)
    .map(({ at }) => once(at));

/** What gives the instance's interface other addresses; a public one is only lent while the instance runs. */
export const addressChangesOf = (setting: Setting, slot: Slot): Timeline => {
  const mutation = setting.overlay.mutations.get(resourceIdOf(setting.seed, slot));
  const { ipAddress, power: forced } = mutation ?? {};
  const lent = addressesOf(slot, 0, undefined, slot.launchedAt).publicIp !== undefined;
  return merged([
    ...churnsOf(setting, slot),
    ...(ipAddress === undefined ? [] : [once(ipAddress.at)]),
    ...(lent && forced !== undefined && forced.state !== "terminated" ? [once(forced.at)] : []),
    ...(lent && slot.unmanagedKind === "stopped" ? [once(stoppedAtOf(slot))] : []),
  ]);
};

const changesOf = (setting: Setting, slot: Slot, mutation: Mutation | undefined): Timeline => {
  const releases = tagReleasesOf(slot);
  return merged([
    ...(releases === undefined
      ? []
      : [periodic(releases.first, releases.every, tagging(setting, slot, "CreateTags", "Release"))]),
    ...(slot.unmanagedKind === "stopped"
      ? [once(stoppedAtOf(slot), power(setting, slot, "StopInstances"))]
      : []),
    ...storyOf(setting, slot),
    ...churnsOf(setting, slot),
    ...acts(setting, slot, mutation),
  ]);
};

/** An EC2 instance, from its launch to its termination; undefined for hybrid nodes. */
export const instanceSubject = (setting: Setting, slot: Slot): ConfigSubject | undefined => {
  if (slot.hybrid) return undefined;
  const resourceId = resourceIdOf(setting.seed, slot);
  const { scope } = slot;
  const mutation = setting.overlay.mutations.get(resourceId);
  const deletedAt = endOf(setting, slot);
  const found = (time: number) => {
    const instance = instanceOf(setting, slot, time);
    if (instance === undefined)
      throw new Error(`${resourceId} does not exist at ${new Date(time).toISOString()}`);
    return instance;
  };
  return {
    scope,
    resourceType: instanceType,
    resourceId,
    resourceName: undefined,
    arn: `arn:aws:ec2:${scope.region}:${scope.account.id}:instance/${resourceId}`,
    awsRegion: scope.region,
    zone: (time) => found(time).availabilityZone,
    key: slot.key,
    createdAt: slot.launchedAt,
    tellsCreation: true,
    deletedAt,
    get timeline() {
      return merged([
        ...lifeOf(setting, slot),
        within(changesOf(setting, slot, mutation), slot.launchedAt, deletedAt),
      ]);
    },
    facts: (time) => {
      const instance = found(time);
      return {
        tags: instance.tags,
        relationships: instanceRelationships(instance),
        configuration: instanceConfiguration(instance),
      };
    },
  };
};
