import { expect, test } from "vitest";
import { queryCli } from "./query-cli.ts";

const text = "SELECT resourceId WHERE resourceName = 'it''s'";
const quoted = "'SELECT resourceId WHERE resourceName = '\\''it'\\'''\\''s'\\'''";
const input = { text, aggregator: null, accounts: null, regions: null, note: "profiles" };

test("a query is one command, whatever quotes are in it", () => {
  expect(queryCli(input)).toBe(
    `# profiles\naws configservice select-resource-config --expression ${quoted}\n`,
  );
});

test("each account-Region of the scope has a command of its own, as long as they are few", () => {
  const scope = { accounts: ["111122223333"], regions: ["us-east-1", "eu-west-1"] };
  expect(
    queryCli({ ...input, text: "SELECT *", ...scope })
      .split("\n")
      .slice(1, 3),
  ).toEqual([
    "aws configservice select-resource-config --profile 111122223333 --region us-east-1 --expression 'SELECT *'",
    "aws configservice select-resource-config --profile 111122223333 --region eu-west-1 --expression 'SELECT *'",
  ]);
  const many = Array.from({ length: 30 }, (_, index) => String(100_000_000_000 + index));
  expect(
    queryCli({ ...input, accounts: many })
      .trim()
      .split("\n"),
  ).toHaveLength(2);
});

test("an aggregator is asked where it is", () => {
  expect(queryCli({ ...input, text: "SELECT *", aggregator: "111122223333:us-east-1:org" })).toContain(
    "select-aggregate-resource-config --profile 111122223333 --region us-east-1 --configuration-aggregator-name org --expression 'SELECT *'",
  );
});
