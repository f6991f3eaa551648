import type { Instance, InstanceNetworkInterface } from "@aws-sdk/client-ec2";
import type { WorldInstance } from "../../world/types.ts";
import { volumesOf } from "../../world/volumes.ts";
import { stateOf } from "./instance-state.ts";

function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function networkInterface(instance: WorldInstance): InstanceNetworkInterface {
  const { networkInterfaceId: id, privateIp, publicIp } = instance;
  const association = publicIp === undefined ? undefined : { IpOwnerId: "amazon", PublicIp: publicIp };
  return {
    Attachment: {
      AttachTime: instance.launchTime,
      AttachmentId: id.replace("eni-", "eni-attach-"),
      DeleteOnTermination: true,
      DeviceIndex: 0,
      NetworkCardIndex: 0,
      Status: "attached",
    },
    Association: association,
    Description: "",
    Groups: instance.securityGroups.map(({ id: GroupId, name: GroupName }) => ({ GroupId, GroupName })),
    InterfaceType: "interface",
    Ipv6Addresses: [],
    MacAddress: instance.macAddress,
    NetworkInterfaceId: id,
    OwnerId: instance.accountId,
    PrivateDnsName: instance.privateDnsName,
    PrivateIpAddress: privateIp,
    PrivateIpAddresses: [
      {
        Association: association,
        Primary: true,
        PrivateDnsName: instance.privateDnsName,
        PrivateIpAddress: privateIp,
      },
    ],
    SourceDestCheck: true,
    Status: "in-use",
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
  };
}

/** What only an instance that still has its network and volumes shows. */
function whileItExists(instance: WorldInstance): Partial<Instance> {
  if (instance.state === "terminated")
    return { BlockDeviceMappings: [], NetworkInterfaces: [], SecurityGroups: [] };
  return {
    BlockDeviceMappings: volumesOf(instance).map(({ deviceName, volumeId }) => ({
      DeviceName: deviceName,
      Ebs: {
        AttachTime: instance.launchTime,
        DeleteOnTermination: true,
        Status: "attached",
        VolumeId: volumeId,
      },
    })),
    IamInstanceProfile:
      instance.instanceProfile === undefined
        ? undefined
        : { Arn: instance.instanceProfile.arn, Id: instance.instanceProfile.id },
    NetworkInterfaces: [networkInterface(instance)],
    PrivateIpAddress: instance.privateIp,
    PublicIpAddress: instance.publicIp,
    SecurityGroups: instance.securityGroups.map(({ id, name }) => ({ GroupId: id, GroupName: name })),
    SourceDestCheck: true,
    SubnetId: instance.subnetId,
    VpcId: instance.vpcId,
  };
}

/** One instance as DescribeInstances answers it. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Instance.html */
export function instanceOutput(instance: WorldInstance): Instance {
  const terminated = instance.state === "terminated";
  const windows = instance.platform === "windows";
  return {
    AmiLaunchIndex: 0,
    Architecture: instance.architecture,
    ...whileItExists(instance),
    CapacityReservationSpecification: { CapacityReservationPreference: "open" },
    CpuOptions: { CoreCount: 1, ThreadsPerCore: 2 },
    CurrentInstanceBootMode: instance.architecture === "x86_64" ? "legacy-bios" : "uefi",
    EbsOptimized: true,
    EnaSupport: true,
    EnclaveOptions: { Enabled: false },
    HibernationOptions: { Configured: false },
    Hypervisor: "xen",
    ImageId: instance.imageId,
    InstanceId: instance.instanceId,
    InstanceType: instance.instanceType as NonNullable<Instance["InstanceType"]>,
    KeyName: instance.keyName,
    LaunchTime: instance.launchTime,
    MetadataOptions: {
      HttpEndpoint: "enabled",
      HttpProtocolIpv6: "disabled",
      HttpPutResponseHopLimit: 2,
      HttpTokens: "required",
      InstanceMetadataTags: "disabled",
      State: "applied",
    },
    Monitoring: { State: "disabled" },
    Placement: {
      AvailabilityZone: instance.availabilityZone,
      AvailabilityZoneId: instance.availabilityZoneId,
      GroupName: "",
      Tenancy: instance.architecture.endsWith("_mac") ? "host" : "default",
    },
    // The model names the value `Windows`; EC2 has always sent it in small letters.
    Platform: instance.platform as string | undefined as Instance["Platform"],
    PlatformDetails: instance.platformDetails,
    PrivateDnsName: terminated ? "" : instance.privateDnsName,
    ProductCodes: [],
    PublicDnsName: publicName(instance),
    RootDeviceName: instance.rootDeviceName,
    RootDeviceType: "ebs",
    State: stateOf(instance.state),
    StateReason:
      instance.stateReason === undefined
        ? undefined
        : { Code: instance.stateReason.code, Message: instance.stateReason.message },
    StateTransitionReason: instance.stateTransitionReason,
    Tags: tagList(instance.tags),
    UsageOperation: windows ? "RunInstances:0002" : "RunInstances",
    UsageOperationUpdateTime: instance.launchTime,
    VirtualizationType: "hvm",
  };
}

/** EC2's public name; empty without a public address. */
export function publicName({ publicIp, region, state }: WorldInstance): string {
  if (publicIp === undefined || state === "terminated") return "";
  const domain = region === "us-east-1" ? "compute-1" : `${region}.compute`;
  return `ec2-${publicIp.replaceAll(".", "-")}.${domain}.amazonaws.com`;
}
