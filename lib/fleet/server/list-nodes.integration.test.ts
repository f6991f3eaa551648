import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { resolveFilter } from "#lib/core/domain/filter/resolve.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { type NodeField, nodeColumns, nodeRegistry } from "#lib/fleet/domain/node-fields.ts";
import { aNode, insertEndedNodes, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { matchesNode } from "#lib/fleet/testing/match-node.ts";
import { anyFilterText, conditions, randomFleet } from "#lib/fleet/testing/random-fleet.ts";
import { listNodes } from "./list-nodes.ts";

const now = new Date("2026-11-23T00:00:00Z");
const fleet = randomFleet(400, 7);
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertNodes(database.pool, fleet);
  await database.pool.query("analyze fleet_nodes");
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });
const list = (input: Partial<Parameters<typeof listNodes>[1]>, ctx = context()) =>
  listNodes(ctx, { filter: "", sort: "name", limit: 100, offset: 0, ...input });

async function allKeys(input: Partial<Parameters<typeof listNodes>[1]>): Promise<string[]> {
  const first = await list(input);
  const keys = first.rows.map((row) => row.key);
  for (let offset = 100; offset < first.total; offset += 100) {
    keys.push(...(await list({ ...input, offset })).rows.map((row) => row.key));
  }
  return keys;
}

function expected(filter: string): string[] {
  const resolved = resolveFilter(filter, nodeRegistry, now);
  if (!resolved.ok) throw new Error(`${filter}: ${resolved.fault.messageKey}`);
  const { predicate } = resolved;
  return fleet.filter((node) => predicate === null || matchesNode(predicate, node)).map((node) => node.key);
}

describe("filtering", () => {
  test.each(conditions)("%j finds what it says and nothing else", async (filter) => {
    expect((await allKeys({ filter })).sort()).toEqual(expected(filter).sort());
  });

  test("conditions joined in any way find what they say", async () => {
    await fc.assert(
      fc.asyncProperty(anyFilterText, async (filter) => {
        expect((await allKeys({ filter })).sort()).toEqual(expected(filter).sort());
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  test("a term and its negation share out the fleet", async () => {
    for (const term of ["platform:Linux", "agent<3.3", "tag:Env=prod", "lastping>1h", "web"]) {
      const [one, other] = [await list({ filter: term }), await list({ filter: `-${term}` })];
      expect(one.total + other.total).toBe(fleet.length);
    }
  });

  test("a filter that cannot be read is refused with its place", async () => {
    await expect(list({ filter: "web colour:red" })).rejects.toMatchObject({
      code: "bad_request",
      details: { messageKey: "unknownField", from: 4, to: 10, near: "colour" },
    });
  });
});

describe("sorting", () => {
  const sortable = nodeColumns.filter((field) => field.sortable);

  test.each(sortable.map((field) => [field.key, field] as const))(
    "by %s, unknown last either way",
    async (key, field) => {
      for (const sort of [key, `-${key}`]) {
        const rows: FleetNode[] = [];
        for (let offset = 0; offset < fleet.length; offset += 100)
          rows.push(...(await list({ sort, offset })).rows);
        expect(new Set(rows.map((row) => row.key)).size).toBe(fleet.length);
        const known = rows.filter((row) => orderOf(field, row) !== null);
        expect(rows.slice(known.length).every((row) => orderOf(field, row) === null)).toBe(true);
        const runs: FleetNode[][] = [];
        for (const [index, row] of known.entries()) {
          const last = known[index - 1];
          const difference =
            last === undefined
              ? -1
              : compare(orderOf(field, last), orderOf(field, row)) * (sort.startsWith("-") ? -1 : 1);
          expect(difference).toBeLessThanOrEqual(0);
          if (difference === 0) runs.at(-1)?.push(row);
          else runs.push([row]);
        }
        for (const equal of [...runs, rows.slice(known.length)]) expectPlacesTogether(equal);
      }
    },
  );

  test("by several keys, the first deciding", async () => {
    const { rows } = await list({ sort: "platform,-agent,platform", filter: "agent:* platform:*" });
    const places = rows.map((row) => [row.platformType?.toLowerCase(), row.agentVersion]);
    expect(places[0]).toEqual(["linux", "3.10.0"]);
  });

  test("by what does not sort is refused", async () => {
    await expect(list({ sort: "tag" })).rejects.toMatchObject({ code: "bad_request" });
    await expect(list({ sort: "name;drop table" })).rejects.toMatchObject({ code: "bad_request" });
  });

  test("a page beyond the end is empty and still knows the total", async () => {
    expect(await list({ offset: 100_000 })).toMatchObject({ rows: [], total: fleet.length });
    expect(await list({ offset: 100_000, filter: "platform:*" })).toMatchObject({ rows: [] });
  });
});

describe("scope", () => {
  test("accounts, Regions and a tag narrow the list", async () => {
    const { rows, total } = await list({
      accounts: ["111122223333"],
      regions: ["eu-west-1"],
      tag: "Env=prod",
    });
    const wanted = fleet.filter(
      (node) => node.accountId === "111122223333" && node.region === "eu-west-1" && node.tags.Env === "prod",
    );
    expect(total).toBe(wanted.length);
    expect(rows.every((row) => row.tags.Env === "prod" && row.region === "eu-west-1")).toBe(true);
    expect((await list({ tag: "Env" })).total).toBe(fleet.filter((node) => "Env" in node.tags).length);
    expect((await list({ tag: "\u0000=\u0000" })).total).toBe(0);
  });

  test("an actor limited to accounts sees no others, whatever is asked", async () => {
    const ctx = context(["444455556666"]);
    const own = fleet.filter((node) => node.accountId === "444455556666").length;
    expect((await list({}, ctx)).total).toBe(own);
    expect((await list({ accounts: ["111122223333"] }, ctx)).total).toBe(0);
    expect(
      (await list({ filter: "account:111122223333 OR platform:*" }, ctx)).rows.every(
        (row) => row.accountId === "444455556666",
      ),
    ).toBe(true);
    expect((await list({}, context([]))).total).toBe(0);
  });
});

describe("as of a moment", () => {
  const old = aNode({
    nodeId: "i-aaaaaaaaaaaaaaaaa",
    name: "moved",
    agentVersion: "3.0.0",
    validFrom: "2026-11-01T00:00:00.000Z",
  });
  const gone = aNode({ nodeId: "i-bbbbbbbbbbbbbbbbb", name: "moved", validFrom: "2026-11-02T00:00:00.000Z" });

  test("shows each node as it was, and those that have ended since", async () => {
    await insertEndedNodes(database.pool, [
      { ...old, validTo: "2026-11-10T00:00:00.000Z" },
      { ...gone, validTo: "2026-11-12T00:00:00.000Z" },
    ]);
    await insertNodes(database.pool, [
      { ...old, agentVersion: "3.3.0", validFrom: "2026-11-10T00:00:00.000Z" },
    ]);
    const at = async (asOf: string, filter = "name=moved") => {
      const { rows, total } = await list({ asOf, filter });
      expect(total).toBe(rows.length);
      return rows.map((row) => [row.nodeId.slice(-1), row.agentVersion, row.lastPingAt]).sort();
    };
    expect(await at("2026-10-31T00:00:00Z")).toEqual([]);
    expect(await at("2026-11-01T00:00:00Z")).toEqual([["a", "3.0.0", null]]);
    expect(await at("2026-11-09T23:59:59Z")).toEqual([
      ["a", "3.0.0", null],
      ["b", "3.3.1345.0", null],
    ]);
    expect(await at("2026-11-10T00:00:00Z")).toEqual([
      ["a", "3.3.0", null],
      ["b", "3.3.1345.0", null],
    ]);
    expect(await at("2026-11-12T00:00:00Z")).toEqual([["a", "3.3.0", null]]);
    expect(await at("2026-11-09T00:00:00Z", "name=moved agent=3.0.0")).toEqual([["a", "3.0.0", null]]);
    expect(await at("2026-11-12T00:00:00Z", "name=moved lastping:none")).toEqual([["a", "3.3.0", null]]);
    await database.pool.query("delete from fleet_nodes where name = 'moved'");
  });
});

function expectPlacesTogether(rows: readonly FleetNode[]): void {
  const places = rows.map(({ accountId, region }) => `${accountId} ${region}`);
  const changes = places.filter((place, index) => place !== places[index - 1]).length;
  expect(changes).toBe(new Set(places).size);
}

/** What a field sorts by, made comparable. */
function orderOf(field: NodeField, node: FleetNode): readonly (number | string)[] | null {
  const value = field.member === null ? null : node[field.member];
  if (value === null || typeof value === "object") return null;
  if (field.kind === "version") {
    const parts = String(value).match(/\d+/g);
    return parts === null ? null : parts.map(Number);
  }
  if (field.kind === "ip") return ipOrder(String(value));
  if (typeof value === "string")
    return [Buffer.from(field.kind === "time" ? value : asciiLower(value)).toString("hex")];
  return [Number(value)];
}

const asciiLower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

function ipOrder(text: string): readonly number[] | null {
  if (/^\d+(\.\d+){3}$/.test(text)) return [4, ...text.split(".").map(Number)];
  return text === "fd00::1" ? [6] : null;
}

function compare(
  one: readonly (number | string)[] | null,
  other: readonly (number | string)[] | null,
): number {
  for (const [index, part] of (one ?? []).entries()) {
    const next = other?.[index];
    if (next === undefined) return 1;
    if (part !== next) return part < next ? -1 : 1;
  }
  return (one?.length ?? 0) - (other?.length ?? 0);
}
