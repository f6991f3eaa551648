import { regionCatalog } from "./catalog/regions.ts";
import type { PlannedAccount } from "./organization.ts";
import { mix } from "./random.ts";

/** The places of one account-Region. */
export interface ScopeLayout {
  account: PlannedAccount;
  accountIndex: number;
  regionIndex: number;
  region: string;
  zonePrefix: string;
  /** Draws of this scope start here: independent of how many nodes, accounts or Regions there are. */
  key: number;
  managedSlots: number;
  unmanagedSlots: number;
}

/**
 * Each sandbox's third Region: AWS Config was never set up, and people keep trying things there on instances that live for
 * minutes. Where Config records such instances are rare, because everything they had stays in its lists for 90 days.
 */
export const isPlayground = ({ account, regionIndex }: ScopeLayout): boolean =>
  account.kind === "sandbox" && regionIndex === 2;

/** Shares `total` by weight so that the parts add up to it exactly (largest remainders first). */
export const shareOut = (total: number, weights: readonly number[]): number[] => {
  const sum = weights.reduce((left, right) => left + right, 0);
  if (sum === 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const parts = exact.map(Math.floor);
  const missing = total - parts.reduce((left, right) => left + right, 0);
  const byRemainder = exact.map((share, index) => ({ index, rest: share - Math.floor(share) }));
  byRemainder.sort((left, right) => right.rest - left.rest || left.index - right.index);
  for (const { index } of byRemainder.slice(0, missing)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
};

/** Unmanaged instances come to about an eighth of the nodes. */
const unmanagedOf = (managed: number): number => (managed === 0 ? 0 : 2 + Math.round(managed * 0.11));

export const planLayout = (
  seed: number,
  nodes: number,
  accounts: readonly PlannedAccount[],
  regions: number,
): ScopeLayout[] => {
  const used = regionCatalog.slice(0, regions);
  const scopes = accounts.flatMap((account, accountIndex) =>
    used.map((region, regionIndex) => ({ account, accountIndex, region, regionIndex })),
  );
  const shares = shareOut(
    nodes,
    scopes.map(({ account, region }) => account.weight * region.weight),
  );
  return scopes.map(({ account, accountIndex, region, regionIndex }, index) => {
    const managedSlots = shares[index] ?? 0;
    return {
      account,
      accountIndex,
      regionIndex,
      region: region.name,
      zonePrefix: region.zonePrefix,
      key: mix(mix(seed, accountIndex), regionIndex + 1000),
      managedSlots,
      unmanagedSlots: unmanagedOf(managedSlots),
    };
  });
};
