import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { literalValue } from "#lib/core/domain/filter/print.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { aNode, insertEndedNodes, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { randomFleet } from "#lib/fleet/testing/random-fleet.ts";
import { listFacets } from "./list-facets.ts";
import { listNodes } from "./list-nodes.ts";
import { suggest } from "./suggest.ts";

const fleet = randomFleet(300, 3);
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertNodes(database.pool, fleet);
  await database.pool.query("analyze fleet_nodes");
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { actor: { name: "aiko", role: "viewer", accountIds } });
const facets = async (input: Partial<Parameters<typeof listFacets>[1]>, ctx = context()) =>
  (await listFacets(ctx, { filter: "", ...input })).facets;
const total = async (filter: string) =>
  (await listNodes(context(), { filter, sort: "", limit: 1, offset: 0 })).total;

/** The condition that a click on a facet's value writes. */
function condition(field: string, value: string | null): string {
  if (value === null) return `${field}${field.includes(":") ? "=" : ":"}none`;
  const { text, quoted } = literalValue(value);
  return `${field}=${quoted ? `"${text.replace(/["\\]/g, "\\$&")}"` : text}`;
}

const all =
  "ping,platform,os,agent,latest,account,accountname,region,state,instancetype,association,compliance,type,vpc,tag:Env,tag:Name";

describe("facets", () => {
  test("every count is what the list shows after a click on it", async () => {
    for (const facet of await facets({ fields: all })) {
      for (const { value, count } of facet.values) {
        expect([facet.field, value, await total(condition(facet.field, value))]).toEqual([
          facet.field,
          value,
          count,
        ]);
      }
    }
  });

  test("values that no node had before are counted as soon as one has them", async () => {
    const name = `<b>${"長".repeat(200)}</b> ${crypto.randomUUID()}`;
    const rename = (to: string | null) =>
      database.pool.query(
        "update fleet_nodes set platform_name = $1 where node_id = (select min(node_id) from fleet_nodes where platform_name is not distinct from $2)",
        [to, to === name ? fleet[0]?.platformName : name],
      );
    await rename(name);
    const [os] = await facets({ filter: `os="${name}"`, fields: "os" });
    expect(os?.values.find(({ value }) => value === name)).toEqual({
      value: name,
      count: 1,
      selected: "include",
    });
    await rename(fleet[0]?.platformName ?? null);
    const [back] = await facets({ fields: "os" });
    expect(back?.values.some(({ value }) => value === name)).toBe(false);
  });

  test("counts of one facet add up to the list", async () => {
    const filter = "region:us-east-1 -agent:none";
    const sum = await total(filter);
    for (const facet of await facets({ filter, fields: "ping,platform,os,tag:Env,tag:Name" })) {
      expect(facet.more).toBe(0);
      expect(facet.values.reduce((nodes, value) => nodes + value.count, 0)).toBe(sum);
    }
  });

  test("a facet ignores the filter's own conditions on it, and only those", async () => {
    const filter = "platform:Linux,none ping!=Online tag:Env=prod";
    const [platform, ping, env] = await facets({ filter, fields: "platform,ping,tag:Env" });
    const windows = platform?.values.find((value) => value.value === "Windows");
    expect(windows?.count).toBe(await total("platform:Windows ping!=Online tag:Env=prod"));
    const online = ping?.values.find((value) => value.value === "Online");
    expect(online).toEqual({
      value: "Online",
      count: await total("platform:Linux,none ping:Online tag:Env=prod"),
      selected: "exclude",
    });
    const stage = env?.values.find((value) => value.value === "stage");
    expect(stage?.count).toBe(await total("platform:Linux,none ping!=Online tag:Env=stage"));
    const chosen = platform?.values
      .filter((value) => value.selected === "include")
      .map((value) => value.value);
    expect(chosen?.sort()).toEqual([null, "Linux"].sort());
  });

  test("a chosen value that no node has stays visible with zero", async () => {
    const [ping] = await facets({ filter: "ping:Gone", fields: "ping" });
    expect(ping?.values.at(-1)).toEqual({ value: "Gone", count: 0, selected: "include" });
  });

  test("what is beyond the listed values is counted", async () => {
    const many = Array.from({ length: 60 }, (_, index) =>
      aNode({ nodeId: `i-c${index}`, accountId: "777788889999", vpcId: `vpc-${index}` }),
    );
    await insertNodes(database.pool, many);
    const [vpc] = await facets({ fields: "vpc", accounts: ["777788889999"] });
    expect([vpc?.values.length, vpc?.more]).toEqual([50, 10]);
    await database.pool.query("delete from fleet_nodes where account_id = '777788889999'");
  });

  test("as of a moment they count the versions of then", async () => {
    const node = aNode({
      nodeId: "i-d",
      region: "eu-central-1",
      agentVersion: "1.0",
      validFrom: "2026-10-01T00:00:00.000Z",
    });
    await insertEndedNodes(database.pool, [{ ...node, validTo: "2026-10-05T00:00:00.000Z" }]);
    const [agent] = await facets({
      fields: "agent",
      regions: ["eu-central-1"],
      asOf: "2026-10-02T00:00:00Z",
    });
    expect(agent?.values).toEqual([{ value: "1.0", count: 1, selected: null }]);
    expect((await facets({ fields: "agent", regions: ["eu-central-1"] }))[0]?.values).toEqual([]);
  });

  test("an actor limited to accounts gets counts of those alone", async () => {
    const [account] = await facets({ fields: "account" }, context(["444455556666"]));
    expect(account?.values.map((value) => value.value)).toEqual(["444455556666"]);
  });

  test("a field without counts is refused", async () => {
    for (const fields of ["lastping", "tag", "tag:", "nope", "platform:x"]) {
      await expect(facets({ fields })).rejects.toMatchObject({ code: "bad_request" });
    }
  });
});

describe("suggestions", () => {
  const suggestions = async (marked: string, ctx = context()) => {
    const filter = marked.replace("|", "");
    return suggest(ctx, { filter, cursor: marked.indexOf("|") });
  };

  test("values come with the nodes that the rest of the filter leaves", async () => {
    const found = await suggestions("tag:Env=prod platform:Lin|");
    expect(found.suggestions).toEqual([
      {
        kind: "value",
        label: "Linux",
        insert: "Linux",
        count: await total("tag:Env=prod platform:Linux"),
        from: 22,
        to: 25,
      },
    ]);
  });

  test("what is inserted can be read and finds as many nodes as it says", async () => {
    for (const start of ["name=|", "os=|", "tag:Env=|", "agent=|", "latest:|", "account:|"]) {
      const { suggestions: found } = await suggestions(start);
      expect(found.length).toBeGreaterThan(1);
      for (const { insert, count, from, to } of found) {
        const text = start.replace("|", "");
        expect([insert, await total(text.slice(0, from) + insert + text.slice(to))]).toEqual([insert, count]);
      }
    }
  });

  test("tag keys are found by part and quoted where they need it", async () => {
    const { suggestions: found } = await suggestions("tag:cost|");
    expect(found).toMatchObject([
      { kind: "tag-key", label: "Cost Center", insert: '"Cost Center"=', from: 4, to: 8 },
    ]);
  });

  test("names of fields and their operators", async () => {
    expect((await suggestions("plat|")).suggestions.map(({ insert }) => insert)).toContain("platform:");
    expect((await suggestions("agent|")).suggestions.map(({ insert }) => insert)).toContain("agent<");
  });

  test("the first fault of the filter comes along", async () => {
    expect((await suggestions("colour:red |")).error).toEqual({
      messageKey: "unknownField",
      from: 0,
      to: 6,
      near: "colour",
    });
    expect((await suggestions("web|")).error).toBeNull();
  });

  test("an actor limited to accounts gets values of those alone", async () => {
    const { suggestions: found } = await suggestions("account:|", context(["444455556666"]));
    expect(found.map(({ label }) => label)).toEqual(["444455556666"]);
  });

  test("patterns of the database mean nothing in what is typed", async () => {
    expect((await suggestions('name="%|')).suggestions.map(({ label }) => label)).toEqual(["100%"]);
  });
});
