import type { Scan } from "../scan.ts";
import type { Tags } from "../types.ts";

/** A resource that a call or an item names. */
export interface WorldResourceName {
  /** AWS's name of the type, for example `AWS::EC2::SecurityGroup`. */
  resourceType: string;
  resourceId: string;
  resourceName: string | undefined;
}

/**
 * A writing API call that someone made: the reason of configuration items, and what CloudTrail tells.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface WorldCause {
  /** For example `AuthorizeSecurityGroupIngress`. */
  eventName: string;
  /** For example `ec2.amazonaws.com`. */
  eventSource: string;
  eventId: string;
  requestId: string;
  time: Date;
  userType: "AssumedRole" | "IAMUser" | "AWSService";
  /** The user's name, or the name of the role's session, as CloudTrail's `Username` has it. */
  userName: string;
  /** Of the user or of the role's session. */
  userArn: string;
  /** Of a role's session: the role itself. */
  roleArn: string | undefined;
  accessKeyId: string | undefined;
  /** An address, or the name of the AWS service that called. */
  sourceIp: string;
  userAgent: string;
  requestParameters: Readonly<Record<string, unknown>>;
  readOnly: false;
  /** Everything that the call created, changed or deleted. */
  resources: readonly WorldResourceName[];
}

export interface WorldConfigRelationship extends WorldResourceName {
  /** For example `Is attached to Instance`. */
  relationshipName: string;
}

export type WorldConfigStatus =
  | "OK"
  | "ResourceDiscovered"
  | "ResourceNotRecorded"
  | "ResourceDeleted"
  | "ResourceDeletedNotRecorded";

/**
 * One configuration item. What is costly is made when it is read, so that a list of items costs little more than their ids.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html
 */
export interface WorldConfigItem extends WorldResourceName {
  accountId: string;
  /** The Region whose recorder has it. */
  region: string;
  /** Config's own word: the Region, or `global` for IAM. */
  awsRegion: string;
  /** A zone, `Regional`, `Multiple Availability Zones` or `Not Applicable`. */
  readonly availabilityZone: string;
  arn: string;
  readonly captureTime: Date;
  readonly status: WorldConfigStatus;
  /** Grows from item to item of one resource. */
  readonly stateId: string;
  recordingFrequency: "CONTINUOUS" | "DAILY";
  /** Absent where the type does not tell it. */
  creationTime: Date | undefined;
  /** When Config first recorded the resource. */
  discoveredAt: Date;
  /** When the resource was deleted: of deleted items only. */
  deletionTime: Date | undefined;
  readonly tags: Tags;
  readonly relationships: readonly WorldConfigRelationship[];
  /** The resource as its service describes it, in camel case; absent when deleted or not recorded. Never change it. */
  readonly configuration: Readonly<Record<string, unknown>> | undefined;
  readonly supplementaryConfiguration: Readonly<Record<string, unknown>>;
  /** The call that led to the item; absent when nobody called (an association ran, an agent reported). */
  readonly cause: WorldCause | undefined;
}

/** What the recorder of an account-Region does. */
export interface WorldConfigRecorder {
  name: string;
  roleArn: string;
  /** Types that it leaves out. */
  excludedTypes: readonly string[];
  includeGlobalTypes: boolean;
  /** Types whose items are made once a day. */
  dailyTypes: readonly string[];
  startedAt: Date;
  /** When it was stopped; undefined while it records. */
  stoppedAt: Date | undefined;
  /** When its state last changed. */
  lastStatusAt: Date;
  channel: WorldDeliveryChannel;
}

/** Where a recorder delivers, and how that goes. */
export interface WorldDeliveryChannel {
  name: string;
  bucket: string;
  keyPrefix: string;
  topicArn: string;
  lastAttemptAt: Date;
  lastSuccessAt: Date;
  /** Why the newest attempt failed. */
  failure: { code: string; message: string } | undefined;
}

/** One account-Region of an aggregator, and how far its data reach. */
export interface WorldAggregatorSource {
  accountId: string;
  region: string;
  status: "SUCCEEDED" | "FAILED" | "OUTDATED";
  /** The aggregator shows the source as it was then. */
  updatedAt: Date;
  error: { code: string; message: string } | undefined;
}

export interface WorldAggregator {
  name: string;
  arn: string;
  createdAt: Date;
  /** Accounts it names; undefined when it covers the organisation. */
  accountIds: readonly string[] | undefined;
  /** Regions it names; undefined is all. */
  regions: readonly string[] | undefined;
  /** The role with which it reads the organisation. */
  roleArn: string | undefined;
  sources: readonly WorldAggregatorSource[];
}

/**
 * What AWS Config knows of the world. Lists begin empty for an account-Region without a recorder; a type that the recorder
 * leaves out has items with `ResourceNotRecorded`. Items of IAM are recorded in the home Region only.
 */
export interface WorldConfig {
  /** The types that resources of the world have, ordered. */
  resourceTypes: readonly string[];
  /** Undefined where Config was never set up. */
  recorder: (accountId: string, region: string, now: Date) => WorldConfigRecorder | undefined;
  /** Aggregators that an account has in a Region. Their data omit what was deleted. */
  aggregators: (accountId: string, region: string, now: Date) => readonly WorldAggregator[];
  /** Days that every account keeps its items. */
  retentionDays: number;
  /** The newest item of every resource of a type, in a fixed order; with those deleted within the retention when asked. */
  items: (
    accountId: string,
    region: string,
    resourceType: string,
    now: Date,
    deleted?: "with-deleted",
  ) => Scan<WorldConfigItem>;
  /** How many `items` gives, without deleted ones. */
  count: (accountId: string, region: string, resourceType: string, now: Date) => number;
  /** The newest item of one resource, which may say that it was deleted. */
  item: (
    accountId: string,
    region: string,
    resourceType: string,
    resourceId: string,
    now: Date,
  ) => WorldConfigItem | undefined;
  /** Items of one resource captured after `from` and not after `to`, newest first. */
  history: (
    accountId: string,
    region: string,
    resourceType: string,
    resourceId: string,
    from: Date,
    to: Date,
  ) => readonly WorldConfigItem[];
  /** Writing calls made after `from` and not after `to`, newest first, whether or not a recorder saw their effect. */
  calls: (accountId: string, region: string, from: Date, to: Date) => readonly WorldCause[];
}
