import type { WorldInstance } from "../../world/types.ts";
import { volumesOf } from "../../world/volumes.ts";
import type { FilterNames } from "./filters.ts";
import { publicName } from "./instance-output.ts";
import { stateOf } from "./instance-state.ts";

const never = (): readonly string[] => [];
const always =
  (value: string): (() => readonly string[]) =>
  () => [value];
const milliseconds = (date: Date): string => date.toISOString();

/** Filters of facts that an instance has only until it is terminated. */
function existing(
  read: (instance: WorldInstance) => readonly (string | undefined)[],
): (instance: WorldInstance) => readonly (string | undefined)[] {
  return (instance) => (instance.state === "terminated" ? [] : read(instance));
}

const network: FilterNames<WorldInstance> = {
  "dns-name": (instance) => [publicName(instance)].filter((name) => name !== ""),
  "instance.group-id": existing((instance) => instance.securityGroups.map(({ id }) => id)),
  "instance.group-name": existing((instance) => instance.securityGroups.map(({ name }) => name)),
  "ip-address": existing((instance) => [instance.publicIp]),
  "ipv6-address": never,
  "network-interface.addresses.association.public-ip": existing((instance) => [instance.publicIp]),
  "network-interface.addresses.primary": existing(always("true")),
  "network-interface.addresses.private-ip-address": existing((instance) => [instance.privateIp]),
  "network-interface.association.public-ip": existing((instance) => [instance.publicIp]),
  "network-interface.attachment.delete-on-termination": existing(always("true")),
  "network-interface.attachment.device-index": existing(always("0")),
  "network-interface.attachment.status": existing(always("attached")),
  "network-interface.availability-zone": existing((instance) => [instance.availabilityZone]),
  "network-interface.group-id": existing((instance) => instance.securityGroups.map(({ id }) => id)),
  "network-interface.group-name": existing((instance) => instance.securityGroups.map(({ name }) => name)),
  "network-interface.mac-address": existing((instance) => [instance.macAddress]),
  "network-interface.network-interface-id": existing((instance) => [instance.networkInterfaceId]),
  "network-interface.owner-id": existing((instance) => [instance.accountId]),
  "network-interface.private-dns-name": existing((instance) => [instance.privateDnsName]),
  "network-interface.source-dest-check": existing(always("true")),
  "network-interface.status": existing(always("in-use")),
  "network-interface.subnet-id": existing((instance) => [instance.subnetId]),
  "network-interface.vpc-id": existing((instance) => [instance.vpcId]),
  "private-dns-name": existing((instance) => [instance.privateDnsName]),
  "private-ip-address": existing((instance) => [instance.privateIp]),
  "source-dest-check": existing(always("true")),
  "subnet-id": existing((instance) => [instance.subnetId]),
  "vpc-id": existing((instance) => [instance.vpcId]),
};

const storage: FilterNames<WorldInstance> = {
  "block-device-mapping.attach-time": existing((instance) => [milliseconds(instance.launchTime)]),
  "block-device-mapping.delete-on-termination": existing(always("true")),
  "block-device-mapping.device-name": existing((instance) =>
    volumesOf(instance).map(({ deviceName }) => deviceName),
  ),
  "block-device-mapping.status": existing(always("attached")),
  "block-device-mapping.volume-id": existing((instance) =>
    volumesOf(instance).map(({ volumeId }) => volumeId),
  ),
  "root-device-name": (instance) => [instance.rootDeviceName],
  "root-device-type": always("ebs"),
};

const fixed: FilterNames<WorldInstance> = {
  affinity: never,
  "boot-mode": never,
  "capacity-reservation-id": never,
  "capacity-reservation-specification.capacity-reservation-preference": always("open"),
  "client-token": never,
  "ebs-optimized": always("true"),
  "ena-support": always("true"),
  "enclave-options.enabled": always("false"),
  "hibernation-options.configured": always("false"),
  "host-id": never,
  hypervisor: always("xen"),
  "instance-lifecycle": never,
  "kernel-id": never,
  "launch-index": always("0"),
  "metadata-options.http-endpoint": always("enabled"),
  "metadata-options.http-protocol-ipv6": always("disabled"),
  "metadata-options.http-put-response-hop-limit": always("2"),
  "metadata-options.http-tokens": always("required"),
  "metadata-options.instance-metadata-tags": always("disabled"),
  "monitoring-state": always("disabled"),
  "operator.managed": always("false"),
  "operator.principal": never,
  "outpost-arn": never,
  "placement-group-name": never,
  "placement-partition-number": never,
  "product-code": never,
  "product-code.type": never,
  "ramdisk-id": never,
  "requester-id": never,
  "spot-instance-request-id": never,
  "tpm-support": never,
  "virtualization-type": always("hvm"),
};

/** The filters of DescribeInstances beside `tag:…` and `tag-key`. */
export const instanceFilters: FilterNames<WorldInstance> = {
  ...fixed,
  ...network,
  ...storage,
  architecture: (instance) => [instance.architecture],
  "availability-zone": (instance) => [instance.availabilityZone],
  "availability-zone-id": (instance) => [instance.availabilityZoneId],
  "current-instance-boot-mode": (instance) => [instance.architecture === "x86_64" ? "legacy-bios" : "uefi"],
  "iam-instance-profile.arn": existing((instance) => [instance.instanceProfile?.arn]),
  "iam-instance-profile.id": existing((instance) => [instance.instanceProfile?.id]),
  "iam-instance-profile.name": existing((instance) => [instance.instanceProfile?.arn.split("/").at(-1)]),
  "image-id": (instance) => [instance.imageId],
  "instance-id": (instance) => [instance.instanceId],
  "instance-state-code": (instance) => [String(stateOf(instance.state).Code)],
  "instance-state-name": (instance) => [instance.state],
  "instance-type": (instance) => [instance.instanceType],
  "key-name": (instance) => [instance.keyName],
  "launch-time": (instance) => [milliseconds(instance.launchTime)],
  "owner-id": (instance) => [instance.accountId],
  platform: (instance) => [instance.platform],
  "platform-details": (instance) => [instance.platformDetails],
  reason: (instance) => [instance.stateTransitionReason],
  "reservation-id": (instance) => [instance.reservationId],
  "state-reason-code": (instance) => [instance.stateReason?.code],
  "state-reason-message": (instance) => [instance.stateReason?.message],
  tenancy: (instance) => [instance.architecture.endsWith("_mac") ? "host" : "default"],
  "usage-operation": (instance) => [instance.platform === "windows" ? "RunInstances:0002" : "RunInstances"],
  "usage-operation-update-time": (instance) => [milliseconds(instance.launchTime)],
};
