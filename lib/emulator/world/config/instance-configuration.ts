import type { InstanceState, WorldInstance } from "../types.ts";
import { volumesOf } from "../volumes.ts";
import { related, tagList } from "./subject.ts";
import type { WorldConfigRelationship } from "./types.ts";

const stateCodes: Readonly<Record<InstanceState, number>> = {
  pending: 0,
  running: 16,
  "shutting-down": 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
};

const interfaceAssociation = ({ publicIp }: WorldInstance) =>
  publicIp === undefined ? null : { ipOwnerId: "amazon", publicDnsName: "", publicIp };

const groupsOf = ({ securityGroups }: WorldInstance) =>
  securityGroups.map(({ id: groupId, name: groupName }) => ({ groupName, groupId }));

const attachmentOf = (instance: WorldInstance) => ({
  attachTime: instance.launchTime.toISOString(),
  attachmentId: instance.networkInterfaceId.replace("eni-", "eni-attach-"),
  deleteOnTermination: true,
  deviceIndex: 0,
  status: "attached",
  networkCardIndex: 0,
});

const networkInterface = (instance: WorldInstance): Record<string, unknown> => ({
  association: interfaceAssociation(instance),
  attachment: attachmentOf(instance),
  description: "",
  groups: groupsOf(instance),
  ipv6Addresses: [],
  macAddress: instance.macAddress,
  networkInterfaceId: instance.networkInterfaceId,
  ownerId: instance.accountId,
  privateDnsName: instance.privateDnsName,
  privateIpAddress: instance.privateIp,
  privateIpAddresses: [
    {
      association: interfaceAssociation(instance),
      primary: true,
      privateDnsName: instance.privateDnsName,
      privateIpAddress: instance.privateIp,
    },
  ],
  sourceDestCheck: true,
  status: "in-use",
  subnetId: instance.subnetId,
  vpcId: instance.vpcId,
  interfaceType: "interface",
  ipv4Prefixes: [],
  ipv6Prefixes: [],
});

/** The configuration of an `AWS::EC2::NetworkInterface`: DescribeNetworkInterfaces in Config's words. */
export const interfaceConfiguration = (instance: WorldInstance): Record<string, unknown> => ({
  ...networkInterface(instance),
  attachment: {
    ...attachmentOf(instance),
    instanceId: instance.instanceId,
    instanceOwnerId: instance.accountId,
  },
  availabilityZone: instance.availabilityZone,
  outpostArn: null,
  requesterId: null,
  requesterManaged: false,
  tagSet: [],
  denyAllIgwTraffic: null,
  ipv6Native: null,
});

export const interfaceRelationships = (instance: WorldInstance): WorldConfigRelationship[] => [
  ...instance.securityGroups.map(({ id }) =>
    related("Is associated with SecurityGroup", "AWS::EC2::SecurityGroup", id),
  ),
  related("Is contained in Subnet", "AWS::EC2::Subnet", instance.subnetId),
  related("Is attached to Instance", "AWS::EC2::Instance", instance.instanceId),
  related("Is contained in Vpc", "AWS::EC2::VPC", instance.vpcId),
];

/** The configuration of an `AWS::EC2::Instance`: DescribeInstances in Config's words. */
export const instanceConfiguration = (instance: WorldInstance): Record<string, unknown> => {
  const windows = instance.platform === "windows";
  const launchTime = instance.launchTime.toISOString();
  return {
    amiLaunchIndex: 0,
    imageId: instance.imageId,
    instanceId: instance.instanceId,
    instanceType: instance.instanceType,
    kernelId: null,
    keyName: instance.keyName ?? null,
    launchTime,
    monitoring: { state: "disabled" },
    placement: {
      availabilityZone: instance.availabilityZone,
      affinity: null,
      groupName: "",
      partitionNumber: null,
      hostId: null,
      tenancy: instance.architecture.endsWith("_mac") ? "host" : "default",
      spreadDomain: null,
      hostResourceGroupArn: null,
      groupId: null,
    },
    platform: instance.platform ?? null,
    privateDnsName: instance.privateDnsName,
    privateIpAddress: instance.privateIp ?? null,
    productCodes: [],
    publicDnsName: "",
    publicIpAddress: instance.publicIp ?? null,
    ramdiskId: null,
    state: { code: stateCodes[instance.state], name: instance.state },
    stateTransitionReason: instance.stateTransitionReason,
    subnetId: instance.subnetId,
    vpcId: instance.vpcId,
    architecture: instance.architecture,
    blockDeviceMappings: volumesOf(instance).map(({ deviceName, volumeId }) => ({
      deviceName,
      ebs: { attachTime: launchTime, deleteOnTermination: true, status: "attached", volumeId },
    })),
    clientToken: "",
    ebsOptimized: true,
    enaSupport: true,
    hypervisor: "xen",
    iamInstanceProfile: instance.instanceProfile ?? null,
    instanceLifecycle: null,
    elasticGpuAssociations: [],
    elasticInferenceAcceleratorAssociations: [],
    networkInterfaces: [networkInterface(instance)],
    outpostArn: null,
    rootDeviceName: instance.rootDeviceName,
    rootDeviceType: "ebs",
    securityGroups: groupsOf(instance),
    sourceDestCheck: true,
    spotInstanceRequestId: null,
    sriovNetSupport: null,
    stateReason: instance.stateReason ?? null,
    tags: tagList(instance.tags),
    virtualizationType: "hvm",
    cpuOptions: { coreCount: 1, threadsPerCore: 2, amdSevSnp: null },
    capacityReservationId: null,
    capacityReservationSpecification: {
      capacityReservationPreference: "open",
      capacityReservationTarget: null,
    },
    hibernationOptions: { configured: false },
    licenses: [],
    metadataOptions: {
      state: "applied",
      httpTokens: "required",
      httpPutResponseHopLimit: 2,
      httpEndpoint: "enabled",
      httpProtocolIpv6: "disabled",
      instanceMetadataTags: "disabled",
    },
    enclaveOptions: { enabled: false },
    bootMode: null,
    platformDetails: instance.platformDetails,
    usageOperation: windows ? "RunInstances:0002" : "RunInstances",
    usageOperationUpdateTime: launchTime,
    privateDnsNameOptions: {
      hostnameType: "ip-name",
      enableResourceNameDnsARecord: false,
      enableResourceNameDnsAAAARecord: false,
    },
    ipv6Address: null,
    tpmSupport: null,
    maintenanceOptions: { autoRecovery: "default" },
    currentInstanceBootMode: instance.architecture === "x86_64" ? "legacy-bios" : "uefi",
  };
};

export const instanceRelationships = (instance: WorldInstance): WorldConfigRelationship[] => [
  related("Contains NetworkInterface", "AWS::EC2::NetworkInterface", instance.networkInterfaceId),
  ...instance.securityGroups.map(({ id }) =>
    related("Is associated with SecurityGroup", "AWS::EC2::SecurityGroup", id),
  ),
  related("Is contained in Subnet", "AWS::EC2::Subnet", instance.subnetId),
  ...volumesOf(instance).map(({ volumeId }) =>
    related("Is attached to Volume", "AWS::EC2::Volume", volumeId),
  ),
  related("Is contained in Vpc", "AWS::EC2::VPC", instance.vpcId),
];
