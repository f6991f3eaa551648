import { resourceIdOf, type Setting, volumeIdsOf } from "../instance.ts";
import { addressesOf } from "../network.ts";
import { between, hex, mix, unit } from "../random.ts";
import type { Slot } from "../slot.ts";
import { tagsOf } from "../tags.ts";
import { day } from "../time.ts";
import type { Tags } from "../types.ts";
import { callOf, person } from "./actors.ts";
import { endOf, lifeOf } from "./instances.ts";
import { type ConfigSubject, related, tagList } from "./subject.ts";
import { merged, periodic, type Timeline, within } from "./timeline.ts";

export const volumeType = "AWS::EC2::Volume";

interface Volume {
  id: string;
  device: string;
  key: number;
  sizeGiB: number;
  /** How often someone makes it larger; undefined for volumes that keep their size. */
  growsEvery: number | undefined;
}

const volumesOf = (setting: Setting, slot: Slot): Volume[] => {
  const { root, data } = volumeIdsOf(setting.seed, slot);
  const windows = slot.platform.platformType !== "Linux";
  const volumes: Volume[] = [
    {
      id: root,
      device: windows ? "/dev/sda1" : "/dev/xvda",
      key: mix(slot.key, 7401),
      sizeGiB: windows ? 100 : 30,
      growsEvery: undefined,
    },
  ];
  if (data !== undefined) {
    const key = mix(slot.key, 7402);
    volumes.push({
      id: data,
      device: "/dev/sdf",
      key,
      sizeGiB: 200,
      growsEvery: between(key, 1, 25 * day, 70 * day),
    });
  }
  return volumes;
};

const sizeAt = ({ launchedAt }: Slot, { sizeGiB, growsEvery }: Volume, time: number): number =>
  growsEvery === undefined ? sizeGiB : sizeGiB + 100 * Math.floor((time - launchedAt) / growsEvery);

const growthOf = (slot: Slot, volume: Volume): Timeline[] =>
  volume.growsEvery === undefined
    ? []
    : [
        periodic(slot.launchedAt + volume.growsEvery, volume.growsEvery, (at) =>
          callOf(slot.scope, volume.key, at, {
            eventName: "ModifyVolume",
            service: "ec2",
            actor: person(mix(volume.key, at)),
            requestParameters: {
              ModifyVolumeRequest: { VolumeId: volume.id, Size: sizeAt(slot, volume, at) },
            },
            resources: [{ resourceType: volumeType, resourceId: volume.id, resourceName: undefined }],
          }),
        ),
      ];

/** A volume gets its tags at launch, and nobody keeps them up. */
const launchTags = (setting: Setting, slot: Slot): Tags => {
  const tags = tagsOf(slot, slot.launchedAt, setting.names, undefined, 0);
  return Object.fromEntries(
    Object.entries(tags).filter(([key]) => ["Name", "Env", "Team", "Service"].includes(key)),
  );
};

const configurationOf = (setting: Setting, slot: Slot, volume: Volume, time: number) => {
  const { scope, launchedAt } = slot;
  const created = new Date(launchedAt - (launchedAt % 1000)).toISOString();
  const encrypted = unit(slot.placeKey, 7403) > 0.06;
  return {
    attachments: [
      {
        attachTime: created,
        device: volume.device,
        instanceId: resourceIdOf(setting.seed, slot),
        state: "attached",
        volumeId: volume.id,
        deleteOnTermination: true,
      },
    ],
    availabilityZone: addressesOf(slot, 0, undefined, launchedAt).availabilityZone,
    createTime: created,
    encrypted,
    kmsKeyId: encrypted
      ? `arn:aws:kms:${scope.region}:${scope.account.id}:key/${hex(scope.key, 7404, 8)}-5c1e-4f0a-9b7d-${hex(scope.key, 7405, 12)}`
      : null,
    outpostArn: null,
    size: sizeAt(slot, volume, time),
    snapshotId: volume.device === "/dev/sdf" ? "" : `snap-0${hex(volume.key, 7406, 16)}`,
    state: "in-use",
    volumeId: volume.id,
    iops: 3000,
    tags: tagList(launchTags(setting, slot)),
    volumeType: "gp3",
    fastRestored: null,
    multiAttachEnabled: false,
    throughput: 125,
  };
};

/** The volumes of an instance, which are deleted with it. */
export const volumeSubjects = (setting: Setting, slot: Slot): ConfigSubject[] => {
  if (slot.hybrid) return [];
  const { scope, launchedAt } = slot;
  const deletedAt = endOf(setting, slot);
  const instanceId = resourceIdOf(setting.seed, slot);
  return volumesOf(setting, slot).map((volume) => ({
    scope,
    resourceType: volumeType,
    resourceId: volume.id,
    resourceName: undefined,
    arn: `arn:aws:ec2:${scope.region}:${scope.account.id}:volume/${volume.id}`,
    awsRegion: scope.region,
    zone: () => addressesOf(slot, 0, undefined, launchedAt).availabilityZone,
    key: volume.key,
    createdAt: launchedAt,
    tellsCreation: true,
    deletedAt,
    get timeline() {
      return merged([
        ...lifeOf(setting, slot),
        ...growthOf(slot, volume).map((growth) => within(growth, launchedAt, deletedAt)),
      ]);
    },
    facts: (time) => ({
      tags: launchTags(setting, slot),
      relationships: [related("Is attached to Instance", "AWS::EC2::Instance", instanceId)],
      configuration: configurationOf(setting, slot, volume, time),
    }),
  }));
};
