import { describe, expect, it } from "vitest";
import { listedOf, selectExpressions } from "./select-rows.ts";

describe("advanced queries for a slice", () => {
  it("ask for everything, for what was captured since, or for types a few at a time", () => {
    const [all] = selectExpressions({});
    expect(all).toBe("SELECT resourceType, resourceId, configurationItemCaptureTime, tags, relationships");
    expect(selectExpressions({ since: "2026-11-25T00:00:00.000Z" }, ["accountId = '1'"])).toEqual([
      `${all} WHERE accountId = '1' AND configurationItemCaptureTime >= '2026-11-25T00:00:00.000Z'`,
    ]);
    const types = Array.from({ length: 41 }, (_, number) => `AWS::Test::It's${number}`);
    const queries = selectExpressions({ types });
    expect(queries).toHaveLength(2);
    expect(queries[1]).toBe(`${all} WHERE resourceType IN ('AWS::Test::It''s40')`);
  });

  it("give resources with their tags and relationships; rows that name none are left out", () => {
    const row = {
      resourceType: "AWS::EC2::Instance",
      resourceId: "i-1",
      configurationItemCaptureTime: "2026-11-25T00:00:00Z",
      tags: [{ key: "Env", value: "prod", tag: "Env=prod" }],
      relationships: [
        { relationshipName: "Is contained in Vpc", resourceType: "AWS::EC2::VPC", resourceId: "vpc-1" },
      ],
    };
    expect(listedOf([JSON.stringify(row), JSON.stringify({ "COUNT(*)": 3 }), "null"])).toEqual([
      {
        resourceType: "AWS::EC2::Instance",
        resourceId: "i-1",
        capturedAt: "2026-11-25T00:00:00.000Z",
        surroundings: {
          tags: { Env: "prod" },
          relationships: [
            {
              relationshipName: "Is contained in Vpc",
              resourceType: "AWS::EC2::VPC",
              resourceId: "vpc-1",
              resourceName: null,
            },
          ],
        },
      },
    ]);
  });
});
