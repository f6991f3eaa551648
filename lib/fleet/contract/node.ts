import { z } from "zod";

const text = z.string().nullable();
const instant = z.string().nullable();
const count = z.number().int().nullable();

/** `accountId:region:nodeId`, the identity of a managed node everywhere in the console. */
export const nodeKey = z.string().regex(/^\d{12}:[a-z0-9-]+:m?i-[0-9a-zA-Z-]+$/, "accountId:region:nodeId");

/** One managed node as the fleet table shows it. Null means unknown: never shown as zero, no or green. */
export const fleetNode = z.object({
  key: z.string(),
  accountId: z.string(),
  accountName: text,
  region: z.string(),
  nodeId: z.string(),
  /** The `Name` tag, else the name given at registration, else the computer name, else null. */
  name: text,
  computerName: text,
  /** `EC2Instance` or `ManagedInstance` (hybrid), as SSM says. */
  resourceType: text,
  /** `Online`, `ConnectionLost` or `Inactive`, as SSM says. */
  pingStatus: text,
  lastPingAt: instant,
  agentVersion: text,
  isLatestVersion: z.boolean().nullable(),
  platformType: text,
  platformName: text,
  platformVersion: text,
  ipAddress: text,
  publicIp: text,
  iamRole: text,
  activationId: text,
  registeredAt: instant,
  /** Worst status over the node's State Manager associations: `Success`, `Failed`, `Pending`, … */
  associationStatus: text,
  associationsFailed: z.number().int().nullable(),
  /** `COMPLIANT` or `NON_COMPLIANT` over all compliance types. */
  complianceStatus: text,
  nonCompliantCount: z.number().int().nullable(),
  instanceState: text,
  instanceType: text,
  instanceProfileArn: text,
  imageId: text,
  vpcId: text,
  subnetId: text,
  availabilityZone: text,
  launchedAt: instant,
  /** One of `patchClasses`, the worst that holds; null is unknown. */
  patchClass: text,
  /** The worst severity among missing and failed patches; null where there are none, or where they are unknown. */
  patchSeverity: text,
  patchMissing: count,
  /** Missing patches of critical, security and other compliance severity, as Patch Manager counts them. */
  patchCritical: count,
  patchSecurity: count,
  patchOther: count,
  patchFailed: count,
  patchPendingReboot: count,
  patchRejected: count,
  patchInstalled: count,
  patchBaselineId: text,
  /** What that baseline is called now; null also where it is gone. */
  patchBaselineName: text,
  patchGroup: text,
  /** The end of the newest scan or installation. */
  patchScannedAt: instant,
  /** Enabled maintenance windows with a patch task that reach the node. */
  patchWindows: count,
  tags: z.record(z.string(), z.string()),
  firstSeenAt: z.string(),
  /** Since when the row has been as shown. */
  validFrom: z.string(),
  /** When a complete pass no longer saw the node; null while it exists. */
  endedAt: instant,
});
export type FleetNode = z.infer<typeof fleetNode>;
