/** What AWS Config says of one resource, without what names it; from 1 to 3 kB. */
interface SampleDocument {
  resource_type: string;
  variant: number;
  configuration: Record<string, unknown>;
}

/** Documents of each type that differ from one another. */
export const variants = 12;

/** Configurations of each type in the form of its service's own descriptions. */
export function sampleDocuments(types: readonly string[]): SampleDocument[] {
  return types.flatMap((resource_type) =>
    Array.from({ length: variants }, (_, variant) => ({
      resource_type,
      variant,
      configuration: describe[resource_type]?.(variant) ?? statements(variant),
    })),
  );
}

const id = (prefix: string, seed: number) =>
  `${prefix}-0${(0x1a2b3c4d5e6f * (seed + 7)).toString(16).slice(0, 16)}`;
const list = <T>(length: number, make: (index: number) => T): T[] =>
  Array.from({ length }, (_, index) => make(index));
const when = (seed: number) => new Date(Date.UTC(2025, seed % 12, 1 + (seed % 28), seed % 24)).toISOString();

const groups = (seed: number) =>
  list(2, (n) => ({ groupName: `service-${seed}-${n}`, groupId: id("sg", seed * 2 + n) }));

const permission = (seed: number) => ({
  fromPort: 1000 + seed,
  toPort: 1000 + seed,
  ipProtocol: "tcp",
  ipv4Ranges: list(2, (n) => ({
    cidrIp: `10.${seed}.${n}.0/24`,
    description: `Subnet ${n} of service ${seed}`,
  })),
  ipv6Ranges: [],
  prefixListIds: [],
  userIdGroupPairs: [{ groupId: id("sg", seed), userId: "100000000001", description: "Load balancer" }],
  ipRanges: list(2, (n) => `10.${seed}.${n}.0/24`),
});

const networkInterface = (seed: number) => ({
  networkInterfaceId: id("eni", seed),
  subnetId: id("subnet", seed % 5),
  vpcId: id("vpc", seed % 3),
  description: "Primary network interface",
  status: "in-use",
  macAddress: `02:5e:10:00:${(seed % 90) + 10}:07`,
  privateIpAddress: `10.${seed}.4.17`,
  privateDnsName: `ip-10-${seed}-4-17.eu-west-1.compute.internal`,
  sourceDestCheck: true,
  interfaceType: "interface",
  groups: groups(seed),
  attachment: {
    attachmentId: id("eni-attach", seed),
    attachTime: when(seed),
    deleteOnTermination: true,
    deviceIndex: 0,
    networkCardIndex: 0,
    status: "attached",
  },
  privateIpAddresses: list(3, (n) => ({
    primary: n === 0,
    privateIpAddress: `10.${seed}.4.${17 + n}`,
    privateDnsName: `ip-10-${seed}-4-${17 + n}.eu-west-1.compute.internal`,
  })),
  ipv6Addresses: [],
  operator: { managed: false },
});

const instance = (seed: number) => ({
  amiLaunchIndex: 0,
  imageId: id("ami", seed),
  instanceType: seed % 2 === 0 ? "m7g.large" : "c7i.xlarge",
  keyName: "operations",
  launchTime: when(seed),
  monitoring: { state: "disabled" },
  placement: { availabilityZone: "eu-west-1a", groupName: "", tenancy: "default", partitionNumber: null },
  state: { code: 16, name: "running" },
  stateTransitionReason: "",
  architecture: "arm64",
  rootDeviceName: "/dev/xvda",
  rootDeviceType: "ebs",
  virtualizationType: "hvm",
  ebsOptimized: true,
  enaSupport: true,
  iamInstanceProfile: {
    arn: `arn:aws:iam::100000000001:instance-profile/service-${seed}`,
    id: `AIPA${seed}`,
  },
  blockDeviceMappings: list(2, (n) => ({
    deviceName: `/dev/xvd${"ab"[n]}`,
    ebs: {
      attachTime: when(seed),
      deleteOnTermination: true,
      status: "attached",
      volumeId: id("vol", seed + n),
    },
  })),
  networkInterfaces: [networkInterface(seed)],
  securityGroups: groups(seed),
  metadataOptions: {
    state: "applied",
    httpTokens: "required",
    httpPutResponseHopLimit: 2,
    httpEndpoint: "enabled",
  },
  cpuOptions: { coreCount: 2, threadsPerCore: 1, amdSevSnp: null },
  capacityReservationSpecification: {
    capacityReservationPreference: "open",
    capacityReservationTarget: null,
  },
  privateDnsNameOptions: { hostnameType: "ip-name", enableResourceNameDnsARecord: false },
});

const statements = (seed: number) => ({
  path: "/service/",
  createDate: when(seed),
  maxSessionDuration: 3600,
  policyDocument: {
    Version: "2012-10-17",
    Statement: list(4, (n) => ({
      Sid: `Allow${seed}x${n}`,
      Effect: n === 3 ? "Deny" : "Allow",
      Action: ["s3:GetObject", "s3:PutObject", "kms:Decrypt", "logs:PutLogEvents"].slice(0, n + 1),
      Resource: list(2, (m) => `arn:aws:s3:::service-${seed}-data-${n}-${m}/*`),
      Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } },
    })),
  },
  attachedManagedPolicies: list(3, (n) => ({
    policyArn: `arn:aws:iam::aws:policy/service-role/Managed${seed}Policy${n}`,
    policyName: `Managed${seed}Policy${n}`,
  })),
});

const describe: Record<string, (seed: number) => Record<string, unknown>> = {
  "AWS::EC2::Instance": instance,
  "AWS::EC2::NetworkInterface": networkInterface,
  "AWS::EC2::SecurityGroup": (seed) => ({
    description: `Traffic of service ${seed}`,
    vpcId: id("vpc", seed % 3),
    ownerId: "100000000001",
    ipPermissions: list(3 + (seed % 3), (n) => permission(seed + n)),
    ipPermissionsEgress: [permission(seed)],
  }),
  "AWS::SSM::ManagedInstanceInventory": (seed) => ({
    "AWS:InstanceInformation": { SchemaVersion: "1.0", CaptureTime: when(seed), Content: {} },
    "AWS:Application": {
      SchemaVersion: "1.1",
      Content: Object.fromEntries(
        list(12, (n) => [
          `package-${seed}-${n}`,
          { Version: `1.${n}.${seed}`, Publisher: "Amazon Linux", Architecture: "aarch64" },
        ]),
      ),
    },
  }),
};
