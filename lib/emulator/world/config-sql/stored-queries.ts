import { hex, keyOf } from "../random.ts";

export interface WorldStoredQuery {
  queryId: string;
  queryArn: string;
  queryName: string;
  description: string;
  expression: string;
}

const openToAll = `SELECT resourceId, resourceName, accountId, awsRegion, relationships
WHERE resourceType = 'AWS::EC2::SecurityGroup'
  AND configuration.ipPermissions.ipRanges = '0.0.0.0/0'`;

/** What the platform team keeps in every account. */
const shared: readonly (readonly [name: string, description: string, expression: string])[] = [
  [
    "Instances-by-type",
    "How many instances there are of each type",
    "SELECT configuration.instanceType, COUNT(*)\nWHERE resourceType = 'AWS::EC2::Instance'\nGROUP BY configuration.instanceType\nORDER BY COUNT(*) DESC",
  ],
  ["Security-groups-open-to-all", "Security groups that let in any IPv4 address", openToAll],
  [
    "Volumes-without-encryption",
    "EBS volumes that are not encrypted, with their size in GiB",
    "SELECT resourceId, availabilityZone, configuration.size, configuration.volumeType\nWHERE resourceType = 'AWS::EC2::Volume'\n  AND configuration.encrypted = false",
  ],
];

/** What someone saved in the home Region alone. */
const once: typeof shared = [
  [
    "Noncompliant-resources",
    "",
    "SELECT configuration.targetResourceType, COUNT(*)\nWHERE resourceType = 'AWS::Config::ResourceCompliance'\n  AND configuration.complianceType = 'NON_COMPLIANT'\nGROUP BY configuration.targetResourceType",
  ],
  ["Changed-since-release", "", "SELECT *\nWHERE configurationItemCaptureTime > '2026-03-01'"],
];

/** The stored queries of an account-Region, by name. */
export const storedQueriesOf = (
  seed: string,
  accountId: string,
  region: string,
  isHome: boolean,
): readonly WorldStoredQuery[] =>
  [...shared, ...(isHome ? once : [])]
    .map(([queryName, description, expression]) => {
      const queryId = `query-${hex(keyOf(`${seed}:${accountId}:${region}:${queryName}`), 1, 12)}`;
      const queryArn = `arn:aws:config:${region}:${accountId}:stored-query/${queryName}/${queryId}`;
      return { queryId, queryArn, queryName, description, expression };
    })
    .sort((a, b) => (a.queryName < b.queryName ? -1 : 1));
