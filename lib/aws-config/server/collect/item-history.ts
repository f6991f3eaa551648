import { paginateGetResourceConfigHistory } from "@aws-sdk/client-config-service";
import type { AwsClients } from "#lib/core/server/aws-clients.ts";
import { historyItem } from "../adapter/to-item.ts";
import type { ConfigItem } from "../items/config-item.ts";
import { ownKey } from "./own-source.ts";
import type { ResourceKey } from "./resource-source.ts";

/** The longest time that one call of `GetResourceConfigHistory` spans, in milliseconds. */
export const historySpanMs = 7 * 24 * 3_600_000;

/** Config has nothing of the resource, or is not set up: there is no history, and asking again will not give one. */
export function isWithoutHistory(error: unknown): boolean {
  return (
    error instanceof Error &&
    ["ResourceNotDiscoveredException", "NoAvailableConfigurationRecorderException"].includes(error.name)
  );
}

/**
 * Items of one resource captured between two times (milliseconds, at most seven days apart), newest first.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_GetResourceConfigHistory.html
 */
export async function* itemsBetween(
  { config }: AwsClients,
  key: ResourceKey,
  from: number,
  to: number,
  salt: string,
): AsyncGenerator<ConfigItem> {
  const pages = paginateGetResourceConfigHistory(
    { client: config, pageSize: 100 },
    { ...ownKey(key), earlierTime: new Date(from), laterTime: new Date(to), chronologicalOrder: "Reverse" },
  );
  for await (const page of pages) {
    for (const each of page.configurationItems ?? []) {
      const item = historyItem(each, salt);
      if (item !== null) yield item;
    }
  }
}

/** The newest item of a resource that was captured after `after` and by `to`, both in milliseconds; null when there is none. */
export async function newestItem(
  clients: AwsClients,
  key: ResourceKey,
  after: number,
  to: number,
  salt: string,
): Promise<ConfigItem | null> {
  try {
    for (let later = to; later > after; later -= historySpanMs) {
      const from = Math.max(after, later - historySpanMs);
      for await (const item of itemsBetween(clients, key, from, later, salt)) return item;
    }
    return null;
  } catch (error) {
    if (isWithoutHistory(error)) return null;
    throw error;
  }
}
