import type { ScopeLayout } from "../layout.ts";
import { hex, keyOf, mix } from "../random.ts";
import { day, epoch, minute } from "../time.ts";
import type { WorldAggregator, WorldAggregatorSource } from "./types.ts";

/** Changes reach an aggregator a few minutes later. */
const behind = 5 * minute;

/** The data account took its consent back in its second Region: what the aggregator has from there is from before. */
const isRefused = ({ account, accountIndex, regionIndex }: ScopeLayout): boolean =>
  account.kind === "data" && accountIndex === 4 && regionIndex === 1;
const isOutdated = ({ account, accountIndex, regionIndex }: ScopeLayout): boolean =>
  account.kind === "shared" && accountIndex === 3 && regionIndex === 2;

const sourceOf = (scope: ScopeLayout, time: number): WorldAggregatorSource => {
  const of = { accountId: scope.account.id, region: scope.region };
  if (isRefused(scope)) {
    return {
      ...of,
      status: "FAILED",
      updatedAt: new Date(Math.floor(time / day) * day - 2 * day),
      error: {
        code: "AccessDeniedException",
        message: `The aggregator is not authorized to collect data from account ${of.accountId} in ${of.region}.`,
      },
    };
  }
  if (isOutdated(scope))
    return { ...of, status: "OUTDATED", updatedAt: new Date(Math.floor(time / day) * day), error: undefined };
  return {
    ...of,
    status: "SUCCEEDED",
    updatedAt: new Date(time - behind - (mix(scope.key, 7201) % minute)),
    error: undefined,
  };
};

const arnOf = (scope: ScopeLayout, name: string): string =>
  `arn:aws:config:${scope.region}:${scope.account.id}:config-aggregator/config-aggregator-${hex(scope.key, keyOf(name), 8)}`;

/**
 * The organisation's aggregator in the management account's home Region, and one that the shared-services team made for
 * production and staging in the first two Regions.
 */
export const aggregatorsOf = (
  scopes: readonly ScopeLayout[],
  accountId: string,
  region: string,
  time: number,
): WorldAggregator[] => {
  const home = scopes.find(({ account, region: of }) => account.id === accountId && of === region);
  if (home?.regionIndex !== 0) return [];
  if (home.account.isManagement) {
    return [
      {
        name: "organization",
        arn: arnOf(home, "organization"),
        createdAt: new Date(epoch + 40 * day),
        accountIds: undefined,
        regions: undefined,
        roleArn: `arn:aws:iam::${accountId}:role/aws-service-role/organizations.amazonaws.com/AWSServiceRoleForOrganizations`,
        sources: scopes.map((scope) => sourceOf(scope, time)),
      },
    ];
  }
  if (home.accountIndex !== 3) return [];
  const named = scopes.filter(
    ({ accountIndex, regionIndex }) => (accountIndex === 1 || accountIndex === 2) && regionIndex < 2,
  );
  return [
    {
      name: "release-team",
      arn: arnOf(home, "release-team"),
      createdAt: new Date(epoch + 700 * day),
      accountIds: [...new Set(named.map(({ account }) => account.id))],
      regions: [...new Set(named.map((scope) => scope.region))],
      roleArn: undefined,
      sources: named.map((scope) => sourceOf(scope, time)),
    },
  ];
};
