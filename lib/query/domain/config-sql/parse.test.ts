import { describe, expect, test } from "vitest";
import { parseConfigQuery } from "./parse.ts";

const faultOf = (text: string) => {
  const { fault } = parseConfigQuery(text);
  return fault === null ? null : `${fault.messageKey} ${text.slice(fault.from, fault.to)}`.trim();
};

describe("a query of AWS Config", () => {
  test.each([
    "SELECT *",
    "SELECT resourceId, configuration.placement.tenancy WHERE resourceType = 'AWS::EC2::Instance' AND configuration.imageId = 'ami-12345'",
    "select configuration.complianceType, count(*) where resourceType = 'AWS::Config::ResourceCompliance' group by configuration.complianceType",
    "SELECT COUNT(*), accountId GROUP BY accountId ORDER BY COUNT(*) DESC",
    "SELECT * WHERE resourceType = 'AWS::EC2::SecurityGroup' AND configuration.ipPermissions.ipRanges BETWEEN '10.0.0.0' AND '10.0.0.255' AND NOT configuration.ipPermissions.ipRanges < '10.0.0.0'",
    "SELECT resourceId WHERE (tags.key = 'Env' OR tags.tag = 'Env=prod') AND relationships.resourceId IN ('vpc-1', 'vpc-2') ORDER BY resourceId ASC, awsRegion DESC",
    "SELECT resourceName WHERE resourceType LIKE 'AWS::EC2::%' AND configuration.encrypted = false AND configuration.size >= 100.5",
    "SELECT MAX(configuration.size), AVG(configuration.size) WHERE resourceType NOT IN ('AWS::EC2::Volume')",
    "SELECT tags, configuration.\"aws:foundation\".a, supplementaryConfiguration.Policy WHERE resourceName = 'it''s'",
    "SELECT accountId, awsRegion, resourceType, COUNT(resourceId) GROUP BY accountId, awsRegion, resourceType",
  ])("is read: %s", (text) => {
    expect(faultOf(text)).toBeNull();
  });

  test.each([
    ["", "empty"],
    ["DELETE resourceId", "notSelect DELETE"],
    ["SELECT resourceId FROM resources", "unsupportedKeyword FROM"],
    ["SELECT DISTINCT resourceType", "unsupportedKeyword DISTINCT"],
    ["SELECT COUNT(*) AS n", "unsupportedKeyword AS"],
    ["SELECT resourceId LIMIT 5", "unsupportedKeyword LIMIT"],
    ["SELECT resourceId WHERE arn IS NULL", "nullValue IS"],
    ["SELECT resourceId WHERE arn = NULL", "nullValue NULL"],
    ["SELECT resourceId WHERE resourceType = AWS", "expected AWS"],
    ['SELECT resourceId WHERE resourceType = "x"', 'doubleQuotes "x"'],
    ["SELECT resourceId WHERE resourceType LIKE '%Instance'", "likeBeginning '%Instance'"],
    ["SELECT resourceId WHERE resourceType LIKE 'AW%'", "likeShort 'AW%'"],
    ["SELECT resourceId WHERE", "endedEarly"],
    ["SELECT resourceId,", "endedEarly"],
    ["SELECT resourceId WHERE (arn = 'a'", "endedEarly"],
    ["SELECT resourceId WHERE arn = 'a", "unfinished 'a"],
    ["SELECT resourceId;", "semicolon ;"],
    ["SELECT LOWER(resourceId)", "unknownFunction LOWER"],
    ["SELECT MAX(MIN(version))", "aggregateArgument MIN"],
    ["SELECT MAX(version, arn)", "aggregateArgument ,"],
    ["SELECT 'a'", "textAsProperty 'a'"],
    ["SELECT arn WHERE resourceId = configuration.id", "propertyAsValue configuration.id"],
    ["SELECT COUNT(*) GROUP BY accountId, awsRegion, arn, version", "groupMany version"],
    ["SELECT COUNT(*) GROUP BY accountId, awsRegion ORDER BY COUNT(*)", "orderAggregateGroups awsRegion"],
    ["SELECT arn WHERE awsRegion = 'a' WHERE arn = 'b'", "expected WHERE"],
  ])("is refused before it is sent: %s", (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test.each(["resourceTyp", "resourceid", "tags.name"])("is sent with a doubt about %s", (name) => {
    const text = `SELECT ${name}, configuration.whatever`;
    expect(parseConfigQuery(text)).toMatchObject({
      fault: null,
      doubt: { messageKey: "unknownProperty", from: 7, to: 7 + name.length, near: name },
    });
  });

  test("is no longer than AWS takes", () => {
    const text = `SELECT arn WHERE arn IN ('${"a".repeat(4100)}')`;
    expect(parseConfigQuery(text).fault).toMatchObject({
      messageKey: "tooLong",
      from: 4096,
      to: text.length,
    });
  });

  test("has columns by the names that AWS answers with", () => {
    const { query } = parseConfigQuery("select Count( * ), max(configuration.size), arn");
    expect(query?.columns.map(({ name }) => name)).toEqual(["COUNT(*)", "MAX(configuration.size)", "arn"]);
  });
});
