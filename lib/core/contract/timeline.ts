import { z } from "zod";

/** Kinds of the one timeline; later features add theirs. */
export const eventKind = z.enum([
  "node.appeared",
  "node.disappeared",
  "node.ping_status",
  "node.agent_version",
  "node.platform",
  "node.ip_address",
  "instance.appeared",
  "instance.disappeared",
  "instance.state",
  "instance.profile",
  "resource.tags",
  "patch.state",
  "patch.missing",
  "patch.installed",
  "patch.failed",
  "patch.rejected",
  "patch.pending_reboot",
  "patch.rebooted",
  "patch.scanned_by_other",
  "patch.operation",
  "baseline.appeared",
  "baseline.changed",
  "baseline.disappeared",
  "patch_group.changed",
  "window.appeared",
  "window.disappeared",
  "window.changed",
  "window.run",
  "command.invocation",
  "config.created",
  "config.changed",
  "config.deleted",
  "config.relationship",
  "config.compliance",
  "config.rule",
  "config.recorder",
  "cloudtrail.write",
]);
export type EventKind = z.infer<typeof eventKind>;

/** One thing that happened or was observed to have changed. */
export const timelineEvent = z.object({
  id: z.string(),
  /** When it happened, or, when AWS keeps no time for it, when it was observed. */
  at: z.string(),
  /** `observed`: `at` is the time of the pass that saw the change; the change lies between `notBefore` and `at`. */
  timing: z.enum(["exact", "observed"]),
  notBefore: z.string().nullable(),
  accountId: z.string(),
  region: z.string(),
  resourceType: z.string(),
  resourceId: z.string(),
  kind: eventKind,
  actor: z.string().nullable(),
  /** Values before and after, keyed by field; the words around them are the reader's language. */
  detail: z.record(z.string(), z.unknown()),
  source: z.string(),
});
export type TimelineEvent = z.infer<typeof timelineEvent>;

/** A resource as AWS Config or CloudTrail names it. */
export interface EventResource {
  /** AWS's type, for example `AWS::EC2::SecurityGroup`. */
  resourceType: string;
  resourceId: string;
  resourceName?: string | null;
}

/** The API call that made a change, as far as it is known. */
export interface EventCause {
  /** CloudTrail's event id. */
  eventId: string;
  requestId?: string | null;
  eventName: string;
  /** Tells the tool: the console, the CLI, Terraform. */
  userAgent?: string | null;
  tool?: string | null;
}

/**
 * `detail` of `config.created`, `config.changed`, `config.deleted` and `config.relationship`. `events.resource_type` and
 * `resource_id` are Config's; `events.actor` is who did it (user name or role session) where the cause is known.
 */
export interface ConfigChangeDetail {
  resourceName?: string | null;
  /** What changed, by dotted path, the first 20; values that are secrets are replaced before they are stored. */
  changes?: readonly { path: string; before?: unknown; after?: unknown }[];
  /** How many paths changed in all, when `changes` is cut. */
  changeCount?: number;
  /** The change in sentences, the gravest first, the first 3; `ToldWord` of AWS Config's feature. */
  words?: readonly { kind: string; tone: string; values: Readonly<Record<string, unknown>> }[];
  /** How many sentences there are in all. */
  wordCount?: number;
  /** Relationships that came or went, the first 20. */
  relationships?: readonly (EventResource & { change: "added" | "removed"; relation: string })[];
  relationshipCount?: number;
  cause?: EventCause | null;
  actorArn?: string | null;
}

/** `detail` of `config.compliance`: a rule's verdict on the event's resource. */
export interface ConfigComplianceDetail {
  resourceName?: string | null;
  ruleName: string;
  /** COMPLIANT, NON_COMPLIANT, NOT_APPLICABLE or INSUFFICIENT_DATA; null when there was none. */
  before: string | null;
  after: string | null;
  annotation?: string | null;
}

/** `detail` of `cloudtrail.write`: one API call that was not read-only. */
export interface ApiCallDetail {
  eventName: string;
  eventSource: string;
  eventId: string;
  requestId?: string | null;
  sourceIp?: string | null;
  userAgent?: string | null;
  /** With what it was made: console, cli, terraform, cloudformation, cdk, pulumi, ansible, sdk, service or other. */
  tool?: string | null;
  /** Set when AWS refused the call. */
  errorCode?: string | null;
  errorMessage?: string | null;
  /** CloudTrail's kind of identity: AssumedRole, IAMUser, Root, AWSService and others. */
  identityType?: string | null;
  actorArn?: string | null;
  /** As CloudTrail names them, the first 200. */
  resources: readonly EventResource[];
  /** Request parameters without secrets, cut to about 4,000 characters. */
  parameters?: unknown;
  /** Configuration changes that the call made, the first 100 of them by time. */
  caused?: readonly (EventResource & { kind: EventKind; at: string })[];
}
