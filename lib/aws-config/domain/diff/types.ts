import type { Json, JsonObject } from "../json.ts";

/** Why a difference says nothing about the resource; folded until someone opens it. */
export type Noise = "time" | "version" | "counter" | "identity";

/** One difference, or a container with differences below it. Only what differs is in the tree. */
export interface DiffNode {
  /** From the item's content, see path.ts. */
  path: string;
  /** The key, or what the element is. */
  label: string;
  element: boolean;
  /** `inside`: the differences are below. `moved`: equal, in another place of an array whose order counts. */
  change: "added" | "removed" | "changed" | "moved" | "inside";
  /** Set when everything below is noise, too. */
  noise: Noise | null;
  /** Absent on `added`. Documents inside texts are parsed, secrets are marks. */
  before?: Json;
  /** Absent on `removed`. */
  after?: Json;
  /** Places of an element in the arrays before and after. */
  from?: number;
  to?: number;
  /** Whether the element also changed its place in an array whose order counts. */
  moved?: boolean;
  children: readonly DiffNode[];
}

/** How a resource is related to another: AWS's own words for it, such as `Is attached to Volume`. */
export interface ItemRelationship {
  relationshipName: string | null;
  resourceType: string;
  resourceId: string | null;
  resourceName: string | null;
}

/** The part of a configuration item that says what the resource is like. */
export interface DiffItem {
  resourceType: string;
  resourceId: string;
  resourceName: string | null;
  arn: string | null;
  accountId: string;
  region: string;
  availabilityZone: string | null;
  /** AWS's `configurationItemStatus`, such as `OK` or `ResourceDeleted`. */
  status: string;
  tags: Readonly<Record<string, string>>;
  relationships: readonly ItemRelationship[];
  configuration: Json;
  supplementaryConfiguration: JsonObject;
}

/**
 * `moments` of one resource; two `resources`, whose own ids differ as a matter of course; or resources of two `accounts`,
 * where every generated id differs.
 */
export type DiffBetween = "moments" | "resources" | "accounts";

export interface ItemDiff {
  resourceType: string;
  between: DiffBetween;
  /** What was compared, as the paths see it; null where there is no item. */
  before: JsonObject | null;
  after: JsonObject | null;
  /** Null when nothing differs. */
  root: DiffNode | null;
  /** Differences that are not noise, counted at the leaves. */
  changes: number;
  noise: number;
}
