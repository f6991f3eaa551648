import type { ScopeLayout } from "../layout.ts";
import { managementAccountId } from "../organization.ts";
import { between, keyOf, mix } from "../random.ts";
import { day, minute } from "../time.ts";
import { globalEventsRegion } from "./types.ts";

/** A trail and how its delivery goes. Times are milliseconds. */
export interface WorldTrailDefinition {
  name: string;
  arn: string;
  homeRegion: string;
  bucket: string;
  keyPrefix: string | undefined;
  isMultiRegion: boolean;
  isOrganization: boolean;
  includesGlobalEvents: boolean;
  validatesFiles: boolean;
  kmsKeyId: string | undefined;
  logGroupArn: string | undefined;
  logGroupRoleArn: string | undefined;
  hasDataEvents: boolean;
  startedAt: number;
  /** When somebody stopped it; undefined while it logs. */
  stoppedAt: number | undefined;
  deliveredAt: number;
  /** AWS's code for what S3 answered; undefined while it takes files. */
  deliveryError: string | undefined;
}

const created = Date.UTC(2022, 4, 9, 3, 20, 0);

/** Files are delivered about every five minutes. */
const deliveredBefore = (name: string, region: string, time: number): number => {
  const offset = between(mix(keyOf(name), keyOf(region)), 1, 0, 5 * minute);
  return time - ((time + offset) % (5 * minute)) - 40_000;
};

const trailOf = (
  { account, region }: ScopeLayout,
  time: number,
  given: Pick<WorldTrailDefinition, "name"> & Partial<WorldTrailDefinition>,
): WorldTrailDefinition => {
  const homeRegion = given.homeRegion ?? globalEventsRegion;
  const owner = given.isOrganization ? managementAccountId : account.id;
  return {
    arn: `arn:aws:cloudtrail:${homeRegion}:${owner}:trail/${given.name}`,
    homeRegion,
    bucket: `${given.name}-${owner}`,
    keyPrefix: undefined,
    isMultiRegion: true,
    isOrganization: false,
    includesGlobalEvents: true,
    validatesFiles: true,
    kmsKeyId: undefined,
    logGroupArn: undefined,
    logGroupRoleArn: undefined,
    hasDataEvents: false,
    startedAt: created,
    stoppedAt: undefined,
    deliveredAt: deliveredBefore(given.name, region, time),
    deliveryError: undefined,
    ...given,
  };
};

/**
 * The trails of an account-Region: the organisation's own, which all accounts share, one of the data accounts whose bucket
 * refuses its files, and one of the sandboxes that somebody stopped.
 */
export const trailsOf = (scope: ScopeLayout, time: number): WorldTrailDefinition[] => {
  const { account, region } = scope;
  const trails = [
    trailOf(scope, time, {
      name: "organization-trail",
      isOrganization: true,
      kmsKeyId: `arn:aws:kms:${globalEventsRegion}:${managementAccountId}:alias/organization-trail`,
      logGroupArn: `arn:aws:logs:${globalEventsRegion}:${managementAccountId}:log-group:organization-trail:*`,
      logGroupRoleArn: `arn:aws:iam::${managementAccountId}:role/CloudTrailToLogs`,
    }),
  ];
  if (account.kind === "data") {
    trails.push(
      trailOf(scope, time, {
        name: "data-access",
        keyPrefix: "lake",
        hasDataEvents: true,
        deliveredAt: time - (time % day) - 12 * day,
        deliveryError: "AccessDenied",
      }),
    );
  }
  if (account.kind === "sandbox" && region === globalEventsRegion) {
    const stoppedAt = time - (time % day) - 23 * day;
    trails.push(
      trailOf(scope, time, {
        name: "sandbox-audit",
        isMultiRegion: false,
        includesGlobalEvents: false,
        validatesFiles: false,
        stoppedAt,
        deliveredAt: stoppedAt,
      }),
    );
  }
  return trails;
};
