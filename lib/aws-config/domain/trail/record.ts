import { isArray, isObject, type Json, type JsonObject, text } from "#lib/aws-config/domain/json.ts";

/**
 * What Yagura reads of a CloudTrail record; everything in it may be absent.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export interface TrailRecord {
  identity: TrailIdentity;
  sourceIp: string | null;
  userAgent: string | null;
  errorCode: string | null;
  errorMessage: string | null;
  requestId: string | null;
  /** Made with the credentials of a session of the AWS Management Console. */
  fromConsole: boolean;
  parameters: Json;
}

export interface TrailIdentity {
  /** Root, IAMUser, AssumedRole, AWSService and others. */
  type: string | null;
  arn: string | null;
  userName: string | null;
  principalId: string | null;
  /** The service that called on somebody's behalf, for example `cloudformation.amazonaws.com`. */
  invokedBy: string | null;
}

const nothing: JsonObject = {};

function parse(json: string | undefined): JsonObject {
  try {
    const value: Json = JSON.parse(json ?? "");
    return isObject(value) ? value : nothing;
  } catch {
    return nothing;
  }
}

const filled = (value: Json | undefined): string | null => text(value) || null;

/** Reads a record; what cannot be read is unknown, and never an error. */
export function readRecord(json: string | undefined): TrailRecord {
  const record = parse(json);
  const identity = isObject(record.userIdentity) ? record.userIdentity : nothing;
  const parameters = record.requestParameters ?? null;
  return {
    identity: {
      type: filled(identity.type),
      arn: filled(identity.arn),
      userName: filled(identity.userName),
      principalId: filled(identity.principalId),
      invokedBy: filled(identity.invokedBy),
    },
    sourceIp: filled(record.sourceIPAddress),
    userAgent: filled(record.userAgent),
    errorCode: filled(record.errorCode) ?? (filled(record.errorMessage) === null ? null : "Failure"),
    errorMessage: filled(record.errorMessage),
    requestId: filled(record.requestID),
    fromConsole:
      text(record.sessionCredentialFromConsole) === "true" || text(record.eventType) === "AwsConsoleSignIn",
    parameters: isObject(parameters) || isArray(parameters) ? parameters : null,
  };
}

/** Who made a call, in one word: the session of a role, the user, the service, `root`. */
export function actorOf({ identity }: TrailRecord, userName: string | undefined): string | null {
  if (identity.type === "Root") return "root";
  const session = identity.type === "AssumedRole" ? identity.arn?.split("/").at(-1) : undefined;
  return session || userName || identity.userName || identity.invokedBy || identity.principalId;
}
