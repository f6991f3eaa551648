import type { ScopeLayout } from "../layout.ts";

/** Who made a call, and by which tool: what CloudTrail derives its `userIdentity` from. */
export interface TrailActor {
  userType: "AssumedRole" | "IAMUser" | "Root" | "AWSService";
  /** LookupEvents' `Username`: an IAM user, the session of an assumed role, or `root`. */
  userName: string;
  /** ARN of the user, of the assumed role's session or of the root user. */
  userArn: string;
  /** Of a role's session: the role itself. */
  roleArn: string | undefined;
  /** An address, or the name of the service that called on somebody's behalf. */
  sourceIp: string;
  userAgent: string;
}

/** A resource that a call names, by AWS Config's type where it has one. */
export interface TrailResource {
  type: string;
  name: string;
}

/** One management event of an account-Region. */
export interface WorldTrailEvent extends TrailActor {
  eventId: string;
  requestId: string;
  accessKeyId: string | undefined;
  /** Milliseconds; CloudTrail tells whole seconds. */
  time: number;
  eventName: string;
  /** For example `ec2.amazonaws.com`. */
  eventSource: string;
  eventType: "AwsApiCall" | "AwsConsoleSignIn";
  readOnly: boolean;
  /** As it was sent; what CloudTrail hides is hidden when the record is written. */
  requestParameters: Readonly<Record<string, unknown>> | undefined;
  responseElements: Readonly<Record<string, unknown>> | undefined;
  additionalEventData: Readonly<Record<string, string>> | undefined;
  resources: readonly TrailResource[];
  error: { code: string | undefined; message: string } | undefined;
}

/** A call in short: a source of events says no more. */
export interface TrailCall {
  at: number;
  /** Draws of its ids. */
  key: number;
  actor: TrailActor;
  /** `ec2` for `ec2.amazonaws.com`. */
  service: string;
  name: string;
  readOnly?: boolean;
  request?: Readonly<Record<string, unknown>>;
  response?: Readonly<Record<string, unknown>>;
  resources?: readonly TrailResource[];
  error?: { code: string; message: string };
}

/** Events of an account-Region from `from` up to and without `to`, in any order. */
export type TrailSource = (scope: ScopeLayout, from: number, to: number) => WorldTrailEvent[];

/** Services whose events are recorded in us-east-1, whatever Region was addressed. */
export const globalEventsRegion = "us-east-1";
