import { InvalidExpressionException, type SelectResourceConfigRequest } from "@aws-sdk/client-config-service";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../../testing/handler-request.ts";
import { selectResourceConfig } from "./select-resource-config.ts";

const world = aWorld();
const request = aRequest({ world });

const select = async (Expression: string, more: Partial<SelectResourceConfigRequest> = {}) => {
  const pages = await allPages(selectResourceConfig, { Expression, ...more }, request);
  return pages
    .flatMap(({ Results }) => Results ?? [])
    .map((row) => JSON.parse(row) as Record<string, unknown>);
};
const itemsOf = (type: string) => [
  ...world.config.items(request.accountId, request.region, type, request.now),
];

describe("SelectResourceConfig", () => {
  it("pages over every recorded resource once, with the capture time of its newest item", async () => {
    const rows = await select("SELECT resourceType, resourceId, configurationItemCaptureTime", { Limit: 7 });
    const expected = world.config.resourceTypes
      .flatMap(itemsOf)
      .filter(({ status }) => status === "OK" || status === "ResourceDiscovered");
    expect(rows).toEqual(
      expected.map(({ resourceType, resourceId, captureTime }) => ({
        resourceType,
        resourceId,
        configurationItemCaptureTime: captureTime.toISOString(),
      })),
    );
    expect(rows.length).toBeGreaterThan(50);
  });

  it("names the columns as the query does, and answers 25 rows unless it is told how many", async () => {
    const page = await selectResourceConfig(
      { Expression: "select resourceId, configuration.state.name where resourceType = 'AWS::EC2::Instance'" },
      request,
    );
    expect(page.QueryInfo?.SelectFields).toEqual([
      { Name: "resourceId" },
      { Name: "configuration.state.name" },
    ]);
    expect(page.Results).toHaveLength(25);
    expect(JSON.parse(page.Results?.[0] ?? "")).toEqual({
      resourceId: itemsOf("AWS::EC2::Instance")[0]?.resourceId,
      configuration: { state: { name: "running" } },
    });
  });

  it("finds a resource by its id, and by what it is related to", async () => {
    const group = itemsOf("AWS::EC2::SecurityGroup")[0]?.resourceId;
    expect(await select(`SELECT resourceId WHERE resourceId = '${group}'`)).toEqual([{ resourceId: group }]);
    const related = await select(
      `SELECT resourceId WHERE resourceType = 'AWS::EC2::Instance' AND relationships.resourceId = '${group}'`,
    );
    const expected = itemsOf("AWS::EC2::Instance").filter(({ relationships }) =>
      relationships.some(({ resourceId }) => resourceId === group),
    );
    expect(related).toHaveLength(expected.length);
    expect(related.length).toBeGreaterThan(0);
  });

  it("continues an ordered list where its first page ended", async () => {
    const text = "SELECT resourceId WHERE resourceType = 'AWS::EC2::Instance' ORDER BY resourceId DESC";
    const rows = await select(text, { Limit: 10 });
    const ids = itemsOf("AWS::EC2::Instance").map(({ resourceId }) => resourceId);
    expect(rows.map(({ resourceId }) => resourceId)).toEqual(ids.sort().reverse());
  });

  it("gives no token where the order is that of an aggregate", async () => {
    const Expression =
      "SELECT configuration.instanceType, COUNT(*) WHERE resourceType = 'AWS::EC2::Instance' GROUP BY configuration.instanceType ORDER BY COUNT(*) DESC";
    const page = await selectResourceConfig({ Expression, Limit: 2 }, request);
    expect(page.Results).toHaveLength(2);
    expect(page.NextToken).toBeUndefined();
    const all = await selectResourceConfig({ Expression }, request);
    const counts = (all.Results ?? []).map((row) => JSON.parse(row)["COUNT(*)"] as number);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(itemsOf("AWS::EC2::Instance").length);
  });

  it("counts by type, account and Region as it lists", async () => {
    const counts = await select("SELECT resourceType, awsRegion, COUNT(*) GROUP BY resourceType, awsRegion");
    const listed = await select("SELECT resourceType, awsRegion", { Limit: 100 });
    const expected = Map.groupBy(listed, (row) => JSON.stringify(row));
    expect(counts).toHaveLength(expected.size);
    for (const { "COUNT(*)": count, ...row } of counts)
      expect(
        expected.get(JSON.stringify({ resourceType: row.resourceType, awsRegion: row.awsRegion })),
      ).toHaveLength(Number(count));
  });

  it("answers what the syntax error is", () => {
    const ask = () => selectResourceConfig({ Expression: "SELECT * FROM resources" }, request);
    expect(ask).toThrow(InvalidExpressionException);
    expect(ask).toThrow("syntax error at line 1, column 10: FROM is not supported");
  });
});
