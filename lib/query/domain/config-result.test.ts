import { expect, test } from "vitest";
import { configRows } from "./config-result.ts";

const place = { accountId: "111122223333", region: "us-east-1" };

test("rows have their account-Region and the columns that were selected, nested ones by their path", () => {
  const columns = [
    "resourceId",
    "configuration.state.name",
    "configuration.securityGroups.groupId",
    "COUNT(*)",
  ];
  const results = [
    '{"resourceId":"i-1","configuration":{"state":{"name":"running"},"securityGroups":[{"groupId":"sg-1"},{"groupId":"sg-2"}]},"COUNT(*)":3}',
    '{"resourceId":"i-2"}',
  ];
  expect(configRows([{ columns, results, place }])).toEqual({
    columns: [
      { name: "accountId", type: "string" },
      { name: "awsRegion", type: "string" },
      { name: "resourceId", type: "string" },
      { name: "configuration.state.name", type: "string" },
      { name: "configuration.securityGroups.groupId", type: "object" },
      { name: "COUNT(*)", type: "number" },
    ],
    rows: [
      ["111122223333", "us-east-1", "i-1", "running", '["sg-1","sg-2"]', "3"],
      ["111122223333", "us-east-1", "i-2", null, null, null],
    ],
  });
});

test("columns of SELECT * are those that the rows have, and an aggregator's rows say themselves whose they are", () => {
  const results = ['{"resourceId":"i-1","arn":"a","accountId":"1","extra":{"b":1}}'];
  const { columns, rows } = configRows([{ columns: ["*"], results, place: null }]);
  expect(columns.map(({ name }) => name)).toEqual(["accountId", "arn", "resourceId", "extra"]);
  expect(rows).toEqual([["1", "a", "i-1", '{"b":1}']]);
});

test("no answer at all is a table without rows", () => {
  expect(configRows([{ columns: ["arn"], results: [], place: null }])).toEqual({
    columns: [{ name: "arn", type: "string" }],
    rows: [],
  });
});
