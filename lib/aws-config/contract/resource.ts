import { z } from "zod";

const text = z.string().nullable();
const instant = z.string().nullable();

/** `accountId:region:resourceId`: with AWS's type it names a resource everywhere in the console. Ids may hold colons. */
export const resourceKey = z.string().regex(/^\d{12}:[a-z0-9-]+:.+$/, "accountId:region:resourceId");

/** A resource by its parts. */
export interface ResourceIdentity {
  accountId: string;
  region: string;
  resourceType: string;
  resourceId: string;
}

/** The key of a resource; AWS's type stands beside it. */
export function keyOfResource({
  accountId,
  region,
  resourceId,
}: Omit<ResourceIdentity, "resourceType">): string {
  return `${accountId}:${region}:${resourceId}`;
}

/** The parts of a key that `resourceKey` accepts. */
export function identityOf(resourceType: string, key: string): ResourceIdentity {
  const [accountId = "", region = "", ...id] = key.split(":");
  return { accountId, region, resourceType, resourceId: id.join(":") };
}

/** What a security group lets in from one source. */
export const ingressRule = z.object({
  /** Ports; null where all are meant or the protocol has none. */
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  protocol: z.string(),
  /** A CIDR block, a security group or a prefix list. */
  source: z.string(),
});

/** One recorded resource as its newest configuration item (by the moment) shows it. Null means unknown. */
export const configResource = z.object({
  key: z.string(),
  accountId: z.string(),
  accountName: text,
  /** Whose recorder has it; resources of global services have the Region that records them. */
  region: z.string(),
  /** AWS's type, for example `AWS::EC2::SecurityGroup`. */
  resourceType: z.string(),
  resourceId: z.string(),
  /** AWS's name, else the `Name` tag, else null. */
  name: text,
  arn: text,
  availabilityZone: text,
  /** `OK`, `ResourceDiscovered`, `ResourceNotRecorded`, `ResourceDeleted` or `ResourceDeletedNotRecorded`. */
  status: z.string(),
  /** When Config captured that item: since then the resource has been as shown. */
  capturedAt: z.string(),
  createdAt: instant,
  /** When Config noticed that it was deleted; null for one that is there. */
  deletedAt: instant,
  /** Since when Config no longer lists it without saying that it was deleted: nothing newer is known of it. */
  unlistedAt: instant,
  relationshipCount: z.number().int(),
  relatedTypes: z.array(z.string()),
  tags: z.record(z.string(), z.string()),
  /** Of security groups only. */
  ingress: z.array(ingressRule).nullable(),
});
export type ConfigResource = z.infer<typeof configResource>;
