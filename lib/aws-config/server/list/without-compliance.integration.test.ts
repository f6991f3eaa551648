import { afterAll, beforeAll, expect, it } from "vitest";
import {
  countTypesInput,
  exportResourcesInput,
  listResourcesInput,
  resourceFacetsInput,
  suggestResourcesInput,
} from "#lib/aws-config/contract/list.ts";
import { aConfigItem, seedItems, seedScope } from "#lib/aws-config/testing/seed-items.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import {
  countTypes,
  exportResources,
  listResourceFacets,
  listResources,
  suggestResources,
} from "../index.ts";

const compliance = "AWS::Config::ResourceCompliance";
const volume = "AWS::EC2::Volume";
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await seedItems(database.pool, [
    aConfigItem({ resourceType: volume, resourceId: "vol-1", resourceName: null }),
    aConfigItem({ resourceType: volume, resourceId: "vol-2", resourceName: null, tags: { Env: "prod" } }),
    ...["vol-1", "vol-2", "vol-3"].map((id) =>
      aConfigItem({ resourceType: compliance, resourceId: `${volume}/${id}`, resourceName: null }),
    ),
  ]);
});
afterAll(() => database.drop());

const ctx = () => aVerbContext(database.pool);
const without = { without: "compliance" } as const;

it.each([
  ["", 2, 3],
  ["vol-2", 1, 1],
  ["tag:Env=prod", 1, 0],
  [`type!=AWS::EC2::Instance`, 2, 3],
  [`type:${compliance}`, 3, null],
  [`type:${volume}`, 2, null],
])("the list of %j leaves compliance items out and counts them", async (filter, total, leftOut) => {
  for (const asOf of [undefined, new Date(Date.now() + 1000).toISOString()]) {
    const answer = await listResources(ctx(), listResourcesInput.parse({ ...without, filter, asOf }));
    expect(answer).toMatchObject({ total, leftOut });
    expect(answer.rows).toHaveLength(total);
    const shown = await listResources(ctx(), listResourcesInput.parse({ filter, asOf }));
    expect(shown).toMatchObject({ total: total + (leftOut ?? 0), leftOut: null });
  }
});

it("is the same in counts by type, in facets and in files, and can still be asked for", async () => {
  const { types } = await countTypes(ctx(), countTypesInput.parse(without));
  expect(types.map(({ resourceType, count }) => [resourceType, count])).toEqual([[volume, 2]]);
  const { facets } = await listResourceFacets(ctx(), resourceFacetsInput.parse(without));
  const valuesOf = (field: string) =>
    facets.find((facet) => facet.field === field)?.values.map(({ value, count }) => [value, count]);
  expect(valuesOf("account")).toEqual([[seedScope.accountId, 2]]);
  expect(valuesOf("type")).toEqual([
    [compliance, 3],
    [volume, 2],
  ]);
  const file = await exportResources(
    ctx(),
    exportResourcesInput.parse({ ...without, format: "json", columns: "type" }),
  );
  expect(await file.json()).toEqual(
    Array.from({ length: 2 }, () => expect.objectContaining({ resourceType: volume })),
  );
  const input = { ...without, filter: "type:compl", cursor: 10 };
  const { suggestions } = await suggestResources(ctx(), suggestResourcesInput.parse(input));
  expect(suggestions.map(({ count }) => count)).toEqual([3]);
});
