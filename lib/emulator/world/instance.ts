import type { Tier } from "./catalog/services.ts";
import { encodeIdentity, type Identity, partIdOf } from "./identity.ts";
import type { ScopeLayout } from "./layout.ts";
import { churnGenerationOf, powerOf, profileGoneSince } from "./life.ts";
import { privateDnsNameOf } from "./names.ts";
import { addressesOf } from "./network.ts";
import type { Overlay } from "./overlay.ts";
import { hex, keyOf, mix, pick, unit } from "./random.ts";
import { salt } from "./salt.ts";
import { scheduledEventsOf } from "./scheduled-events.ts";
import type { Slot } from "./slot.ts";
import { tagsOf } from "./tags.ts";
import { minute } from "./time.ts";
import type { InstanceState, WorldInstance } from "./types.ts";

/** What deriving facts needs beside the slot. */
export interface Setting {
  seed: number;
  names: "ordinary" | "hostile";
  overlay: Overlay;
}

const sizes = {
  web: { x86_64: ["t3.medium", "t3.large", "m6i.large"], arm64: ["t4g.medium", "t4g.large", "m7g.large"] },
  app: {
    x86_64: ["m6i.large", "m6i.xlarge", "c6i.xlarge"],
    arm64: ["m7g.large", "m7g.xlarge", "c7g.xlarge"],
  },
  db: {
    x86_64: ["r6i.xlarge", "r6i.2xlarge", "i4i.2xlarge"],
    arm64: ["r7g.xlarge", "r7g.2xlarge", "im4gn.2xlarge"],
  },
  batch: {
    x86_64: ["c6i.2xlarge", "m6i.2xlarge", "c5.4xlarge"],
    arm64: ["c7g.2xlarge", "m7g.2xlarge", "c7g.4xlarge"],
  },
} as const;

const identityOf = ({ scope, kind, slot, generation }: Slot): Identity => ({
  accountIndex: scope.accountIndex,
  regionIndex: scope.regionIndex,
  kind,
  slot,
  generation,
});

export const resourceIdOf = (seed: number, slot: Slot): string =>
  `${slot.hybrid ? "mi" : "i"}-0${encodeIdentity(seed, identityOf(slot))}`;

export const networkInterfaceIdOf = (seed: number, slot: Slot): string =>
  partIdOf(seed, "networkInterface", identityOf(slot));

/** The root volume, and of databases a second one. */
export const volumeIdsOf = (seed: number, slot: Slot): { root: string; data: string | undefined } => {
  const identity = identityOf(slot);
  const root = partIdOf(seed, "rootVolume", identity);
  return {
    root,
    data: slot.service.tier === "db" ? partIdOf(seed, "dataVolume", identity) : undefined,
  };
};

export const instanceTypeOf = (slot: Slot): string => {
  if (slot.platform.family === "macos") return slot.architecture === "arm64" ? "mac2.metal" : "mac1.metal";
  return pick(sizes[slot.service.tier][slot.architecture], slot.placeKey, salt.size);
};

/** Images are built monthly: what was launched in one month from one platform shares its image. */
export const imageIdOf = (slot: Slot): string => {
  const month = Math.floor(slot.launchedAt / (30 * 86_400_000));
  return `ami-0${hex(keyOf(`${slot.platform.key}/${slot.architecture}/${slot.scope.region}/${month}`), salt.image, 16)}`;
};

interface SecurityGroupName {
  id: string;
  name: string;
}

/** The groups that every instance of a tier is in: its tier's, then the one of all. */
export const securityGroupsOf = (scope: ScopeLayout, tier: Tier): [SecurityGroupName, SecurityGroupName] => [
  { id: `sg-0${hex(scope.key, 300 + keyOf(tier), 16)}`, name: `${tier}-tier` },
  { id: `sg-0${hex(scope.key, 299, 16)}`, name: "base" },
];

const stamp = (time: number): string => new Date(time).toISOString().replace("T", " ").slice(0, 19);

const reasonOf = (state: InstanceState, since: number, bySchedule: boolean) => {
  if (state === "pending" || state === "running") return { transition: "", reason: undefined };
  const user = {
    code: "Client.UserInitiatedShutdown",
    message: "Client.UserInitiatedShutdown: User initiated shutdown",
  };
  const failure = { code: "Server.InternalError", message: "Server.InternalError: Internal error on launch" };
  return bySchedule && state === "stopped" && since % 17 === 0
    ? { transition: `Server.InternalError (${stamp(since)} GMT)`, reason: failure }
    : { transition: `User initiated (${stamp(since)} GMT)`, reason: user };
};

const checksOf = (slot: Slot, state: InstanceState, time: number) => {
  if (state !== "running") {
    return {
      instanceStatus: "not-applicable",
      systemStatus: "not-applicable",
      impairedSince: undefined,
    } as const;
  }
  if (time < slot.launchedAt + 4 * minute) {
    return {
      instanceStatus: "initializing",
      systemStatus: "initializing",
      impairedSince: undefined,
    } as const;
  }
  const draw = unit(slot.key, salt.impaired);
  const impairedSince = draw < 0.008 ? new Date(time - (time % (6 * 60 * minute))) : undefined;
  return {
    instanceStatus: draw < 0.006 ? "impaired" : "ok",
    systemStatus: draw >= 0.006 && draw < 0.008 ? "impaired" : "ok",
    impairedSince,
  } as const;
};

/** The instance profile of a service's instances in an account. */
export const instanceProfileOf = (accountId: string, service: string) => {
  const name = `Ec2-${service}-Profile`;
  return {
    name,
    arn: `arn:aws:iam::${accountId}:instance-profile/${name}`,
    id: `AIPA${hex(keyOf(accountId + name), 1, 17).toUpperCase()}`,
  };
};

const profileOf = (slot: Slot): { arn: string; id: string } => {
  const service = slot.unmanagedKind === "no-agent" ? "legacy-app" : slot.service.name;
  const { arn, id } = instanceProfileOf(slot.scope.account.id, service);
  return { arn, id };
};

/** The EC2 instance of a slot's generation at a time; undefined when EC2 does not show it. */
export const instanceOf = (setting: Setting, slot: Slot, time: number): WorldInstance | undefined => {
  if (slot.hybrid) return undefined;
  const instanceId = resourceIdOf(setting.seed, slot);
  const mutation = setting.overlay.mutations.get(instanceId);
  const power = powerOf(slot, time, mutation);
  if (power === undefined) return undefined;
  const { account, region } = slot.scope;
  const churned = churnGenerationOf(setting.overlay, slot.placeKey, time);
  const { publicIp, privateIp, ...addresses } = addressesOf(slot, churned, mutation, time);
  const volumes = volumeIdsOf(setting.seed, slot);
  const gone = power.state === "terminated" || power.state === "shutting-down";
  const { transition, reason } = reasonOf(power.state, power.since, slot.unmanagedKind === "stopped");
  const windows = slot.platform.platformType === "Windows";
  const mac = slot.platform.platformType === "MacOS";
  return {
    accountId: account.id,
    region,
    instanceId,
    arn: `arn:aws:ec2:${region}:${account.id}:instance/${instanceId}`,
    state: power.state,
    stateTransitionReason: transition,
    stateReason: reason,
    instanceType: instanceTypeOf(slot),
    imageId: imageIdOf(slot),
    architecture: mac ? (slot.architecture === "arm64" ? "arm64_mac" : "x86_64_mac") : slot.architecture,
    platform: windows ? "windows" : undefined,
    platformDetails: slot.platform.platformDetails,
    instanceProfile: profileGoneSince(slot, time, mutation) === undefined ? profileOf(slot) : undefined,
    ...addresses,
    privateIp: gone ? undefined : privateIp,
    privateDnsName: gone ? "" : privateDnsNameOf(region, privateIp),
    publicIp: power.state === "running" ? publicIp : undefined,
    keyName: mix(slot.placeKey, salt.keyPair) % 4 === 0 ? `${account.kind}-legacy-key` : undefined,
    securityGroups: securityGroupsOf(slot.scope, slot.service.tier),
    networkInterfaceId: networkInterfaceIdOf(setting.seed, slot),
    rootDeviceName: windows || mac ? "/dev/sda1" : "/dev/xvda",
    rootVolumeId: volumes.root,
    dataVolumeId: volumes.data,
    launchTime: new Date(slot.launchedAt - (slot.launchedAt % 1000)),
    reservationId: `r-0${hex(slot.key, salt.reservation, 16)}`,
    tags: tagsOf(slot, time, setting.names, mutation, churned),
    ...checksOf(slot, power.state, time),
    scheduledEvents: power.state === "running" ? scheduledEventsOf(slot, time) : [],
  };
};
