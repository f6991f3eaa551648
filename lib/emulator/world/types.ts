/** Tags by key, in the order AWS would list them. */
export type Tags = Readonly<Record<string, string>>;

/** Targets as Systems Manager takes them: `tag:PatchGroup`, `InstanceIds`, `resource-groups:Name` … and their values. */
export type WorldTargets = readonly { key: string; values: readonly string[] }[];

export interface WorldOrganization {
  id: string;
  arn: string;
  masterAccountId: string;
  masterAccountArn: string;
  masterAccountEmail: string;
}

export interface WorldAccount {
  id: string;
  arn: string;
  name: string;
  email: string;
  status: "ACTIVE" | "SUSPENDED";
  joinedMethod: "INVITED" | "CREATED";
  joinedAt: Date;
  isManagement: boolean;
}

export interface WorldRegion {
  name: string;
  endpoint: string;
  optInStatus: "opt-in-not-required" | "opted-in" | "not-opted-in";
}

export type InstanceState = "pending" | "running" | "stopping" | "stopped" | "shutting-down" | "terminated";

export interface WorldScheduledEvent {
  id: string;
  code: "instance-reboot" | "system-reboot" | "system-maintenance" | "instance-retirement" | "instance-stop";
  description: string;
  notBefore: Date;
  notAfter: Date;
}

/** One EC2 instance as EC2 knows it, whether or not Systems Manager manages it. */
export interface WorldInstance {
  accountId: string;
  region: string;
  instanceId: string;
  arn: string;
  state: InstanceState;
  /** EC2's StateTransitionReason, for example `User initiated (2026-03-02 10:11:12 GMT)`; empty while running. */
  stateTransitionReason: string;
  /** EC2's StateReason code, for example `Client.UserInitiatedShutdown`; absent while running. */
  stateReason: { code: string; message: string } | undefined;
  instanceType: string;
  imageId: string;
  architecture: "x86_64" | "arm64" | "x86_64_mac" | "arm64_mac";
  /** `windows` for Windows instances, absent otherwise, as EC2 answers. */
  platform: "windows" | undefined;
  platformDetails: string;
  instanceProfile: { arn: string; id: string } | undefined;
  vpcId: string;
  subnetId: string;
  availabilityZone: string;
  availabilityZoneId: string;
  /** Absent once terminated. */
  privateIp: string | undefined;
  privateDnsName: string;
  publicIp: string | undefined;
  keyName: string | undefined;
  securityGroups: readonly { id: string; name: string }[];
  networkInterfaceId: string;
  macAddress: string;
  rootDeviceName: string;
  rootVolumeId: string;
  /** A second volume, of databases. */
  dataVolumeId: string | undefined;
  launchTime: Date;
  reservationId: string;
  tags: Tags;
  /** EC2's own checks: `not-applicable` unless running. */
  instanceStatus: "ok" | "impaired" | "initializing" | "insufficient-data" | "not-applicable";
  systemStatus: "ok" | "impaired" | "initializing" | "insufficient-data" | "not-applicable";
  impairedSince: Date | undefined;
  scheduledEvents: readonly WorldScheduledEvent[];
}

export type PingStatus = "Online" | "ConnectionLost" | "Inactive";
export type AssociationStatus = "Success" | "Failed" | "Pending" | "Skipped";

/** One managed node as Systems Manager knows it: what DescribeInstanceInformation lists. */
export interface WorldNode {
  accountId: string;
  region: string;
  /** `i-…` or `mi-…` */
  nodeId: string;
  arn: string;
  resourceType: "EC2Instance" | "ManagedInstance";
  pingStatus: PingStatus;
  lastPing: Date;
  agentVersion: string;
  isLatestVersion: boolean;
  platformType: "Linux" | "Windows" | "MacOS";
  platformName: string;
  platformVersion: string;
  architecture: "x86_64" | "arm64";
  computerName: string;
  ipAddress: string;
  /** Role given to hybrid nodes by their activation; absent for EC2 instances. */
  iamRole: string | undefined;
  activationId: string | undefined;
  registrationDate: Date | undefined;
  /** Name given at registration; absent for EC2 instances. */
  name: string | undefined;
  associationStatus: AssociationStatus | undefined;
  associationCounts: Readonly<Partial<Record<AssociationStatus, number>>>;
  lastAssociationExecution: Date | undefined;
  lastSuccessfulAssociationExecution: Date | undefined;
  /** The node's tags: of the instance, or of the managed instance when hybrid. */
  tags: Tags;
  /** The instance behind it; absent for hybrid nodes. */
  instance: WorldInstance | undefined;
}

export interface WorldAssociation {
  accountId: string;
  region: string;
  associationId: string;
  associationName: string;
  /** Document name, for example `AWS-RunPatchBaseline`. */
  documentName: string;
  documentVersion: string;
  associationVersion: string;
  targets: readonly { key: string; values: readonly string[] }[];
  scheduleExpression: string;
  parameters: Readonly<Record<string, readonly string[]>>;
  lastExecution: Date;
  /** Association count per status, over all its nodes. */
  counts: Readonly<Partial<Record<AssociationStatus, number>>>;
}

/** One association on one node, as DescribeInstanceAssociationsStatus lists it. */
export interface WorldNodeAssociation {
  association: Omit<WorldAssociation, "counts">;
  status: AssociationStatus;
  detailedStatus: string;
  executionDate: Date;
  executionSummary: string;
  errorCode: string | undefined;
}

export interface WorldActivation {
  accountId: string;
  region: string;
  activationId: string;
  description: string;
  defaultInstanceName: string;
  iamRole: string;
  registrationLimit: number;
  registrationsCount: number;
  expirationDate: Date;
  expired: boolean;
  createdDate: Date;
  tags: Tags;
}

/** The answer of one inventory type on one node. */
export interface WorldInventory {
  typeName: string;
  schemaVersion: string;
  captureTime: Date;
  /** Changes only when the content changes. */
  contentHash: string;
  /** Shared between nodes: never change it. */
  content: readonly Readonly<Record<string, string>>[];
}

export interface WorldComplianceItem {
  complianceType: string;
  resourceType: "ManagedInstance";
  resourceId: string;
  id: string;
  title: string;
  status: "COMPLIANT" | "NON_COMPLIANT";
  severity: "CRITICAL" | "HIGH" | "MEDIUM" | "LOW" | "INFORMATIONAL" | "UNSPECIFIED";
  executionTime: Date;
  /** The run that found it; associations have none. */
  executionId: string | undefined;
  executionType: string | undefined;
  details: Readonly<Record<string, string>>;
}

/** A resource that carries tags, as the Resource Groups Tagging API lists it. */
export interface WorldTaggedResource {
  arn: string;
  /** `ec2:instance` or `ssm:managed-instance`. */
  resourceType: "ec2:instance" | "ssm:managed-instance";
  resourceId: string;
  tags: Tags;
}
