import type { Dataset, SyncScope } from "./dataset.ts";
import { organizationScope } from "./dataset.ts";

/** What is known of the organisation when scopes are planned. */
export interface KnownOrganization {
  /** Accounts to collect. */
  accounts: readonly string[];
  /** Enabled Regions per account; absent where no pass over its Regions has been complete. */
  regions: ReadonlyMap<string, readonly string[]>;
}

/** One planned scope of one dataset. */
export interface PlannedScope extends SyncScope {
  dataset: string;
  cadenceSeconds: number;
  /** Datasets that must have been complete once before. */
  after: readonly string[];
}

/**
 * Every scope that should be collected. An account whose Regions cannot be read is planned with those that other
 * accounts have, so that it shows as missing coverage instead of not at all.
 */
export function planScopes(
  datasets: readonly Pick<Dataset, "name" | "scope" | "cadenceSeconds" | "after">[],
  known: KnownOrganization,
  configuredRegions: readonly string[] | null,
): PlannedScope[] {
  const common = [...new Set([...known.regions.values()].flat())];
  const regionsOf = (accountId: string): readonly string[] => {
    const enabled = known.regions.get(accountId);
    if (enabled === undefined) return configuredRegions ?? common;
    return configuredRegions === null
      ? enabled
      : enabled.filter((region) => configuredRegions.includes(region));
  };
  const scopesOf = (scope: Dataset["scope"]): SyncScope[] => {
    if (scope === "organization") return [organizationScope];
    if (scope === "account") return known.accounts.map((accountId) => ({ accountId, region: "-" }));
    return known.accounts.flatMap((accountId) =>
      regionsOf(accountId).map((region) => ({ accountId, region })),
    );
  };
  return datasets.flatMap(({ name, scope, cadenceSeconds, after = [] }) =>
    scopesOf(scope).map((place) => ({ ...place, dataset: name, cadenceSeconds, after })),
  );
}
