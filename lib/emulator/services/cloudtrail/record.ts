import type { Event } from "@aws-sdk/client-cloudtrail";
import { hideSecrets } from "../../world/trail/hide-secrets.ts";
import type { WorldTrailEvent } from "../../world/trail/types.ts";
import { userIdentityOf } from "../../world/trail/user-identity.ts";

const isBrowser = ({ userAgent }: WorldTrailEvent): boolean => userAgent.startsWith("Mozilla/");

const instant = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/**
 * The record of an event, version 1.11.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
const recordOf = (event: WorldTrailEvent, accountId: string, region: string): Record<string, unknown> => {
  const signIn = event.eventType === "AwsConsoleSignIn";
  const direct = !event.sourceIp.endsWith(".amazonaws.com");
  return {
    eventVersion: "1.11",
    userIdentity: userIdentityOf(event, accountId),
    eventTime: instant(event.time),
    eventSource: event.eventSource,
    eventName: event.eventName,
    awsRegion: region,
    sourceIPAddress: event.sourceIp,
    userAgent: event.userAgent,
    ...(event.error?.code === undefined ? {} : { errorCode: event.error.code }),
    ...(event.error === undefined ? {} : { errorMessage: event.error.message }),
    requestParameters: hideSecrets(event.eventName, event.requestParameters),
    responseElements: event.error !== undefined && !signIn ? null : (event.responseElements ?? null),
    ...(event.additionalEventData === undefined ? {} : { additionalEventData: event.additionalEventData }),
    ...(signIn ? {} : { requestID: event.requestId }),
    eventID: event.eventId,
    readOnly: event.readOnly,
    eventType: event.eventType,
    managementEvent: true,
    recipientAccountId: accountId,
    eventCategory: "Management",
    ...(direct
      ? {
          tlsDetails: {
            tlsVersion: "TLSv1.3",
            cipherSuite: "TLS_AES_128_GCM_SHA256",
            clientProvidedHostHeader: `${event.eventSource.replace(".amazonaws.com", "")}.${region}.amazonaws.com`,
          },
        }
      : {}),
    ...(isBrowser(event) && !signIn ? { sessionCredentialFromConsole: "true" } : {}),
  };
};

/** An event as LookupEvents gives it. */
export const eventOutput = (event: WorldTrailEvent, accountId: string, region: string): Event => ({
  EventId: event.eventId,
  EventName: event.eventName,
  ReadOnly: String(event.readOnly),
  AccessKeyId: event.accessKeyId,
  EventTime: new Date(event.time),
  EventSource: event.eventSource,
  Username: event.userName === "" ? undefined : event.userName,
  Resources: event.resources.map(({ type, name }) => ({ ResourceType: type, ResourceName: name })),
  CloudTrailEvent: JSON.stringify(recordOf(event, accountId, region)),
});
