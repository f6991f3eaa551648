import { describe, expect, it } from "vitest";
import { parseQuery } from "./parser.ts";
import { gatheredRows, isGathered, scanOfList, streamedRows } from "./run-query.ts";
import type { QueryItem } from "./values.ts";

const anItem = (resourceId: string, more: Record<string, unknown> = {}): QueryItem => ({
  accountId: "123456789012",
  awsRegion: "us-east-1",
  resourceType: "AWS::EC2::Instance",
  resourceId,
  configurationItemCaptureTime: "2026-03-05T15:00:00.000Z",
  ...more,
});

const tag = (key: string, value: string) => ({ key, value, tag: `${key}=${value}` });

const items: readonly QueryItem[] = [
  anItem("i-web", {
    tags: [tag("Env", "prod"), tag("Team", "web")],
    configuration: { instanceType: "m6i.large", cpu: 2, state: { name: "running" }, ebs: true },
    relationships: [{ resourceType: "AWS::EC2::VPC", resourceId: "vpc-1", relationshipName: "Is in Vpc" }],
  }),
  anItem("i-db", {
    tags: [tag("Env", "prod"), tag("Team", "db")],
    configuration: { instanceType: "r6i.xlarge", cpu: 4, state: { name: "stopped" }, ebs: false },
    configurationItemCaptureTime: "2026-03-01T08:00:00.000Z",
  }),
  anItem("sg-open", {
    resourceType: "AWS::EC2::SecurityGroup",
    configuration: {
      ipPermissions: [
        { fromPort: 22, ipRanges: ["0.0.0.0/0"] },
        { fromPort: 443, ipRanges: ["10.0.0.0/24"] },
      ],
    },
  }),
  anItem("sg-inner", {
    resourceType: "AWS::EC2::SecurityGroup",
    configuration: { ipPermissions: [{ fromPort: 22, ipRanges: ["10.0.0.0/24"] }] },
  }),
];

const answer = (text: string): QueryItem[] => {
  const query = parseQuery(text);
  const scan = scanOfList(items);
  return isGathered(query) ? gatheredRows(query, scan) : [...streamedRows(query, scan)];
};
const ids = (where: string) => answer(`SELECT resourceId WHERE ${where}`).map(({ resourceId }) => resourceId);

describe("SELECT", () => {
  it("answers the chosen properties as the item nests them, and lists as lists", () => {
    expect(
      answer(
        "select resourceId, configuration.state.name, configuration.cpu, tags.key where resourceId = 'i-web'",
      ),
    ).toEqual([
      {
        resourceId: "i-web",
        configuration: { state: { name: "running" }, cpu: 2 },
        tags: [{ key: "Env" }, { key: "Team" }],
      },
    ]);
  });

  it("answers the scalar properties of the top level for *", () => {
    expect(answer("SELECT * WHERE resourceId = 'sg-open'")).toEqual([
      {
        accountId: "123456789012",
        awsRegion: "us-east-1",
        configurationItemCaptureTime: "2026-03-05T15:00:00.000Z",
        resourceId: "sg-open",
        resourceType: "AWS::EC2::SecurityGroup",
      },
    ]);
  });
});

describe("WHERE", () => {
  it.each([
    ["resourceType = 'AWS::EC2::Instance' AND configuration.cpu > 2", ["i-db"]],
    ["tags.tag = 'Team=web' OR tags.value = 'db'", ["i-web", "i-db"]],
    ["relationships.resourceId = 'vpc-1'", ["i-web"]],
    ["resourceType LIKE 'AWS::EC2::Sec%'", ["sg-open", "sg-inner"]],
    ["resourceId LIKE 'i-w_' OR resourceId LIKE 'sg-inne_'", ["sg-inner"]],
    ["configuration.instanceType IN ('m6i.large', 'm6i.xlarge')", ["i-web"]],
    ["configuration.cpu BETWEEN 3 AND 5", ["i-db"]],
    ["configuration.ebs = true", ["i-web"]],
    ["configuration.ebs = 'false'", ["i-db"]],
    ["configuration.cpu = '4'", ["i-db"]],
    ["configurationItemCaptureTime < '2026-03-02'", ["i-db"]],
    ["NOT (configuration.ipPermissions.fromPort = 22) AND configuration.cpu NOT IN (2)", ["i-db"]],
    ["configuration.state.name <> 'running'", ["i-db", "sg-open", "sg-inner"]],
  ])("%s", (where, expected) => {
    expect(ids(where)).toEqual(expected);
  });

  it("asks each element of a list for each condition by itself", () => {
    expect(
      ids(
        "configuration.ipPermissions.fromPort = 443 AND configuration.ipPermissions.ipRanges = '0.0.0.0/0'",
      ),
    ).toEqual(["sg-open"]);
  });

  it("takes CIDR blocks as ranges of addresses", () => {
    const ranges = "configuration.ipPermissions.ipRanges";
    expect(ids(`${ranges} = '10.0.0.7'`)).toEqual(["sg-open", "sg-inner"]);
    expect(
      ids(
        `${ranges} BETWEEN '10.0.0.0' AND '10.0.0.255' AND NOT ${ranges} < '10.0.0.0' AND NOT ${ranges} > '10.0.0.255'`,
      ),
    ).toEqual(["sg-inner"]);
    expect(ids(`${ranges} = '0.0.0.0/0'`)).toEqual(["sg-open"]);
  });

  it("joins AND before OR", () => {
    expect(ids("resourceId = 'i-web' OR resourceId = 'i-db' AND configuration.cpu = 2")).toEqual(["i-web"]);
  });
});

describe("aggregations", () => {
  it("counts by a property, which is nested as in an item", () => {
    expect(
      answer("SELECT resourceType, COUNT(*) GROUP BY resourceType ORDER BY COUNT(*) DESC, resourceType"),
    ).toEqual([
      { resourceType: "AWS::EC2::Instance", "COUNT(*)": 2 },
      { resourceType: "AWS::EC2::SecurityGroup", "COUNT(*)": 2 },
    ]);
    expect(answer("SELECT configuration.state.name, count(*) GROUP BY configuration.state.name")).toEqual([
      { configuration: { state: { name: "running" } }, "COUNT(*)": 1 },
      { configuration: { state: { name: "stopped" } }, "COUNT(*)": 1 },
    ]);
  });

  it("counts an item in each of the values that it has", () => {
    expect(answer("SELECT tags.tag, COUNT(*) GROUP BY tags.tag ORDER BY COUNT(*) DESC")[0]).toEqual({
      tags: { tag: "Env=prod" },
      "COUNT(*)": 2,
    });
  });

  it("measures numbers over all items", () => {
    expect(
      answer(
        "SELECT COUNT(*), MIN(configuration.cpu), MAX(configuration.cpu), AVG(configuration.cpu), SUM(configuration.cpu)",
      ),
    ).toEqual([
      {
        "COUNT(*)": 4,
        "MIN(configuration.cpu)": 2,
        "MAX(configuration.cpu)": 4,
        "AVG(configuration.cpu)": 3,
        "SUM(configuration.cpu)": 6,
      },
    ]);
  });
});

it("orders by several properties, and what has none comes last", () => {
  const text = "SELECT resourceId ORDER BY configuration.cpu DESC, resourceId DESC";
  expect(answer(text).map(({ resourceId }) => resourceId)).toEqual(["i-db", "i-web", "sg-open", "sg-inner"]);
});

describe("what Config's subset does not have is refused with the place or the reason", () => {
  it.each([
    ["SELECT", "syntax error at line 1, column 7"],
    ["SELECT resourceId\nWHERE resourceType == 'a'", "syntax error at line 2, column 21"],
    ["SELECT resourceId WHERE arn = 'a' resourceId = 'b'", "syntax error at line 1, column 35"],
    ["SELECT resourceId FROM items", "syntax error at line 1, column 19: FROM is not supported"],
    ["SELECT DISTINCT resourceId", "syntax error at line 1, column 8: DISTINCT is not supported"],
    ["SELECT resourceId AS id", "syntax error at line 1, column 19: AS is not supported"],
    ["SELECT resourceId WHERE arn = NULL", "syntax error at line 1, column 31: NULL is not supported"],
    ["SELECT resourceId WHERE 'arn' LIKE 'abc%'", "syntax error at line 1, column 25"],
    ["SELECT resourceId WHERE arn LIKE '%abc'", "Only suffix wildcards are supported: LIKE '%abc' is not."],
    [
      "SELECT resourceId WHERE arn LIKE 'ab%'",
      "Wildcard matches must be at least three characters long: LIKE 'ab%' is not.",
    ],
    ["SELECT resourceId, COUNT(*)", /resourceId must appear in the GROUP BY clause/],
    ["SELECT COUNT(MAX(resourceId))", "Aggregate functions cannot take other functions as arguments."],
    ["SELECT COUNT(*) GROUP BY a, b", "The property a is not supported."],
    [
      "SELECT COUNT(*) GROUP BY accountId, awsRegion, resourceType, resourceId",
      "GROUP BY clauses may contain up to 3 properties.",
    ],
    [
      "SELECT COUNT(*) GROUP BY accountId, awsRegion ORDER BY COUNT(*)",
      /ORDER BY clause referencing aggregate functions may contain only a single property/,
    ],
    ["SELECT configuration.ipAddress, configuration.ipaddress", /differ only in their case/],
    ["SELECT relationships.name", "The property relationships.name is not supported."],
    [`SELECT arn WHERE ${"(".repeat(60)}arn = 'a'${")".repeat(60)}`, /nested too deeply/],
  ])("%s", (text, message) => {
    expect(() => parseQuery(text)).toThrow(message);
  });
});
