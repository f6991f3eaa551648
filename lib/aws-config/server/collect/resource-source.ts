import type { BaseConfigurationItem } from "@aws-sdk/client-config-service";
import type { ItemSurroundings } from "../adapter/to-item.ts";

/** A resource as a list of an account-Region's resources has it. */
export interface ListedResource {
  resourceType: string;
  resourceId: string;
  /** Of its newest item. */
  capturedAt: string;
  /** Null where the list has none: then only its history does. */
  surroundings: ItemSurroundings | null;
}

/** A resource by what AWS knows it by, within an account-Region. */
export interface ResourceKey {
  resourceType: string;
  resourceId: string;
}

/** What is listed: everything, what was captured since a time (ISO 8601), or only some types. */
export interface ListSlice {
  since?: string | undefined;
  types?: readonly string[] | undefined;
}

/** One way to learn of an account-Region's resources. */
export interface ResourceSource {
  via: "select" | "aggregator" | "list";
  /** The aggregator, as `accountId/region/name`. */
  aggregator: string | null;
  /** How long a change may take to show here, in milliseconds. */
  lagMs: number;
  /** Whether it can list what was captured since a time. */
  tellsChanges: boolean;
  list: (slice: ListSlice) => AsyncIterable<ListedResource[]>;
  /** Resources that are there, by type. */
  count: () => Promise<Map<string, number>>;
  /** Configurations of up to 100 resources; those that AWS does not answer for are left out. */
  fetch: (keys: readonly ResourceKey[]) => Promise<BaseConfigurationItem[]>;
}
