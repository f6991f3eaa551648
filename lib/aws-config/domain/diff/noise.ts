import type { Json } from "../json.ts";
import type { DiffBetween, Noise } from "./types.ts";

const times = new RegExp(
  [
    "^(role|password|accessKey)?last(Used|Modified|Updated?|Accessed|Reported|Refreshed|Status|Seen|Activity|Changed)",
    "^last(Evaluat|Ping|Association|SuccessfulAssociation|Discovered|Scal|Analy|Sync|Crawl|Invo|Execution|Backup)",
    "^latest(Restorable|Delivery)",
    "^(launch|attach|update|usageOperationUpdate|status(Update|Change)?|capture|execution|modified|modify)(d|At|On)?(Time|Date|Timestamp)?$",
    "^(updated|modified|refreshed|evaluated|captured|recorded|installed)(At|On|Time|Date)$",
    "^(timestamp|stateTransitionReason|configurationItemCaptureTime|configurationItemDeliveryTime|captureTime)$",
  ].join("|"),
  "i",
);
const statusWords = /^(status|execution|update|launch|attach|capture|modified|modify)$/i;
const versions =
  /^(e-?tag|revisionId|configurationStateId|configurationItemMD5Hash|configurationItemVersion|.*md5.*|contentHash|resourceVersion|lockToken|callerReference|requestId|executionId|versionToken)$/i;
const counters =
  /^(attachmentCount|availableIpAddressCount|itemCount|tableSizeBytes|indexSizeBytes|storedBytes|sizeInBytes|approximate.*|(running|pending)(Tasks?)?Count|registeredContainerInstancesCount|numberOfObjects|.*InvocationCount|permissionsBoundaryUsageCount|isAttachable)$/i;
/** What a machine is given when it is made, and two machines never share. */
const identities =
  /^((create|creation|created|allocation|start|join(ed)?)(At|On)?(Time|Date|Timestamp)?|createDate|reservationId|clientToken|networkInterfaceId|attachmentId|volumeId|eniId|allocationId|associationId|(private|public)(Ip|IpAddress|DnsName)|privateIpAddress|macAddress|ownerId|amiLaunchIndex|.*ResourceId|instanceId|snapshotId|availableIpAddressCount|hostedZoneId|canonicalHostedZoneId)$/i;

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
  [ofBefore, ofAfter]: readonly [before: (text: string) => string, after: (text: string) => string],
): boolean {
  if (identities.test(key)) return true;
  if (/^id$/i.test(key) && isCanonicalId(before) && isCanonicalId(after)) return true;
  return typeof before === "string" && typeof after === "string" && ofBefore(before) === ofAfter(after);
}

/** S3's own id of an account. */
const isCanonicalId = (value: Json): boolean => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);

/** What a text says when the resource's own names, and in another account all generated ids, are left out. */
export function withoutOwnNames(names: readonly string[], between: DiffBetween): (text: string) => string {
  // Short names are found in words that do not mean them.
  const telling = names.filter((name) => name.length >= nameLengthMin);
  return (text) => {
    if (names.includes(text)) return "\0";
    const rest = telling.reduce((shorter, name) => shorter.replaceAll(name, "\0"), text);
    return between === "accounts" ? withoutGeneratedIds(rest) : rest;
  };
}

/** A text with the ids that AWS makes up left out; not those of images, which accounts share. */
export function withoutGeneratedIds(text: string): string {
  return text
    .replace(/\b([a-z]{1,12})-[0-9a-f]{8,17}\b/g, (id, kind) => (kind === "ami" ? id : `${kind}-*`))
    .replace(/\.[0-9a-z]{12}(?=\.[^.]+\.rds\.amazonaws\.com)/g, ".*")
    .replace(/\bconfig-rule-[0-9a-z]{6}\b/g, "config-rule-*")
    .replace(/\bA(ROA|IDA|IPA|NPA|GPA|NVA)[A-Z0-9]{12,}\b/g, "A$1*");
}

const nameLengthMin = 4;
