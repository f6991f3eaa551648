import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import type { FleetNode } from "#lib/fleet/contract/node.ts";
import { insertNodes } from "#lib/fleet/testing/a-node.ts";
import { randomFleet } from "#lib/fleet/testing/random-fleet.ts";
import { exportNodes } from "./export-nodes.ts";
import { listNodes } from "./list-nodes.ts";

const fleet = randomFleet(1500, 5);
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertNodes(database.pool, fleet);
});
afterAll(() => database.drop());

const context = () => aVerbContext(database.pool);
type Input = Partial<Parameters<typeof exportNodes>[1]>;
const download = (input: Input, ctx = context()) =>
  exportNodes(ctx, { filter: "", sort: "name", format: "json", ...input });
const rowsOf = async (input: Input) => (await (await download(input)).json()) as FleetNode[];

async function listed(filter: string, sort: string): Promise<FleetNode[]> {
  const rows: FleetNode[] = [];
  for (let offset = 0; ; offset += 100) {
    const page = await listNodes(context(), { filter, sort, limit: 100, offset });
    rows.push(...page.rows);
    if (rows.length >= page.total) return rows;
  }
}

/** A reader of RFC 4180, written from the RFC. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && (char === "," || char === "\r")) {
      rows.at(-1)?.push(cell);
      cell = "";
      if (char === "\r") rows.push([]);
    } else if (quoted || char !== "\n") cell += char;
  }
  return rows.slice(0, -1);
}

describe("an export", () => {
  test.each([
    ["", "name"],
    ["-ping:Online agent:*", "-agent,ip"],
    ["tag:Env=prod OR platform:none", "-lastping"],
  ])("of %j by %s is the list in its order", async (filter, sort) => {
    const rows = await rowsOf({ filter, sort });
    const list = await listed(filter, sort);
    expect(rows.map((row) => row.key)).toEqual(list.map((row) => row.key));
    expect(rows[0]?.tags).toEqual(list[0]?.tags);
  });

  test("has the chosen columns in the order shown", async () => {
    const [row] = await rowsOf({ columns: "ping,name" });
    expect(Object.keys(row ?? {})).toEqual(["key", "pingStatus", "name"]);
    await expect(download({ columns: "name,nope" })).rejects.toMatchObject({ code: "bad_request" });
  });

  test("of a selection has exactly the selected, or all but those", async () => {
    const keys = fleet.slice(0, 3).map((node) => node.key);
    expect((await rowsOf({ include: keys.join(",") })).map((row) => row.key).sort()).toEqual(
      [...keys].sort(),
    );
    expect(await rowsOf({ exclude: keys.join(",") })).toHaveLength(fleet.length - 3);
    await expect(download({ include: "x'; drop" })).rejects.toMatchObject({ code: "bad_request" });
  });

  test("as CSV reads back as what it was, and no cell starts a formula", async () => {
    const response = await download({ format: "csv", columns: "id,name,tag" });
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const [head, ...rows] = parseCsv(new TextDecoder().decode(bytes));
    expect(head).toEqual(["id", "name", "tag"]);
    expect(rows).toHaveLength(fleet.length);
    const names = new Map(fleet.map((node) => [node.nodeId, node.name ?? ""]));
    for (const [id, name] of rows) {
      const original = names.get(id ?? "") ?? "";
      expect(name).toBe(/^[=+\-@]/.test(original) ? `'${original}` : original);
    }
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="nodes-[0-9T]+\.csv"$/,
    );
  });

  test("of nothing is an empty list", async () => {
    expect(await rowsOf({ filter: "name=nobody" })).toEqual([]);
  });

  test("stops and gives its connection back when the reader leaves", async () => {
    const reader = (await download({})).body?.getReader();
    await reader?.read();
    await reader?.cancel();
    await (await download({})).body?.cancel();
    const leaving = new AbortController();
    const response = await download({}, { ...context(), signal: leaving.signal });
    leaving.abort();
    await expect(response.text()).rejects.toThrow();
    await expect.poll(() => database.pool.idleCount).toBe(database.pool.totalCount);
  });
});
