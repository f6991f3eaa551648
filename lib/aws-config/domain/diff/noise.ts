import type { Json } from "../json.ts";
import type { Noise } from "./types.ts";

const times = new RegExp(
  [
    "^(role|password|accessKey)?last(Used|Modified|Updated?|Accessed|Reported|Refreshed|Status|Seen|Activity|Changed)",
    "^last(Evaluat|Ping|Association|SuccessfulAssociation|Discovered|Scal|Analy|Sync|Crawl|Invo|Execution|Backup)",
    "^latest(Restorable|Delivery)",
    "^(launch|attach|update|usageOperationUpdate|status(Update|Change)?|capture|execution|modified|modify)(d|At|On)?(Time|Date|Timestamp)?$",
    "^(updated|modified|refreshed|evaluated|captured|recorded)(At|On|Time|Date)$",
    "^(timestamp|stateTransitionReason|configurationItemCaptureTime|configurationItemDeliveryTime|captureTime)$",
  ].join("|"),
  "i",
);
const statusWords = /^(status|execution|update|launch|attach|capture|modified|modify)$/i;
const versions =
  /^(e-?tag|revisionId|configurationStateId|configurationItemMD5Hash|configurationItemVersion|.*md5.*|contentHash|resourceVersion|lockToken|callerReference|requestId|versionToken)$/i;
const counters =
  /^(attachmentCount|availableIpAddressCount|itemCount|tableSizeBytes|indexSizeBytes|storedBytes|sizeInBytes|approximate.*|(running|pending)(Tasks?)?Count|registeredContainerInstancesCount|numberOfObjects|.*InvocationCount|permissionsBoundaryUsageCount|isAttachable)$/i;
/** What a machine is given when it is made, and two machines never share. */
const identities =
  /^((create|creation|created|allocation|start|join(ed)?)(At|On)?(Time|Date|Timestamp)?|createDate|reservationId|clientToken|networkInterfaceId|attachmentId|volumeId|eniId|allocationId|associationId|(private|public)(Ip|IpAddress|DnsName)|privateIpAddress|macAddress|ownerId|amiLaunchIndex|.*ResourceId|instanceId|snapshotId|availableIpAddressCount)$/i;

/** Whether a difference under this key is noise. Times at which something will end or happen are not. */
export function noiseOf(key: string): Noise | null {
  if (statusWords.test(key)) return null;
  if (times.test(key)) return "time";
  if (versions.test(key)) return "version";
  return counters.test(key) ? "counter" : null;
}

/** Names that a resource has of itself, longest first, so that its ARN is taken before its id. */
export function ownNames(names: readonly (string | null)[]): string[] {
  const known = names.filter((name): name is string => name !== null && name !== "");
  return [...new Set(known)].sort((one, other) => other.length - one.length);
}

/** Whether two resources differ here only in what each calls itself. */
export function isOwnName(
  key: string,
  [before, after]: readonly [Json, Json],
  [beforeNames, afterNames]: readonly [readonly string[], readonly string[]],
): boolean {
  if (identities.test(key)) return true;
  if (typeof before !== "string" || typeof after !== "string") return false;
  if (beforeNames.includes(before) && afterNames.includes(after)) return true;
  return withoutNames(before, beforeNames) === withoutNames(after, afterNames);
}

const nameLengthMin = 4;

function withoutNames(value: string, names: readonly string[]): string {
  // Short names are found in words that do not mean them.
  const telling = names.filter((name) => name.length >= nameLengthMin);
  return telling.reduce((rest, name) => rest.replaceAll(name, "\0"), value);
}
