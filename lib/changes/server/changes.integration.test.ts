import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type ChangeLine,
  changesInput,
  exportChangesInput,
  listChangesInput,
  suggestChangesInput,
} from "#lib/changes/contract/events.ts";
import { anEvent, hostileNames, insertEvents, randomEvents } from "#lib/changes/testing/an-event.ts";
import { literalValue } from "#lib/core/domain/filter/print.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { aNode, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { changeFacets } from "./change-facets.ts";
import { changeHistogram } from "./change-histogram.ts";
import { exportChanges } from "./export-changes.ts";
import { getChange } from "./get-change.ts";
import { listChanges } from "./list-changes.ts";
import { suggestChanges } from "./suggest-changes.ts";

const now = new Date("2026-11-25T12:07:00.000Z");
const stored = randomEvents(1200, 7, now.getTime());
/** All of them, and older ones that no preset reaches. */
const whole = { from: "2026-11-01T00:00:00Z", to: "2026-11-26T00:00:00Z" };
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await insertEvents(database.pool, stored);
  await database.pool.query("analyze events");
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { now: () => now, actor: { name: "aiko", role: "viewer", accountIds } });
type Input = Record<string, unknown>;
const list = (input: Input, ctx = context()) => listChanges(ctx, listChangesInput.parse(input));
const histogram = (input: Input) => changeHistogram(context(), changesInput.parse(input));
const facets = async (input: Input) => (await changeFacets(context(), changesInput.parse(input))).facets;

/** Every line behind a question, page by page. */
async function lines(input: Input, ctx = context()): Promise<ChangeLine[]> {
  const found: ChangeLine[] = [];
  let before: string | undefined;
  for (;;) {
    const page = await list({ limit: "50", ...input, ...(before && { before }) }, ctx);
    found.push(...page.lines);
    if (page.next === null) return found;
    before = page.next;
  }
}
const events = async (input: Input, ctx = context()) =>
  (await lines({ ...whole, grouped: "false", ...input }, ctx)).map(({ event }) => event);

function written(value: string | null): string {
  if (value === null) return "none";
  const { text, quoted } = literalValue(value);
  return quoted ? `"${text.replace(/["\\]/g, "\\$&")}"` : text;
}

describe("the list", () => {
  test("has every event of the window once, newest first", async () => {
    const found = await events({});
    expect(found).toHaveLength(stored.length);
    expect(new Set(found.map(({ key }) => key)).size).toBe(stored.length);
    expect(found.map(({ key }) => key)).toEqual(found.map(({ key }) => key).toSorted(byPlace));
  });

  test("shows readers of some accounts these accounts only", async () => {
    const own = await events({}, context(["444455556666"]));
    expect(own).toHaveLength(stored.filter((event) => event.account_id === "444455556666").length);
    const [event] = await events({ accounts: "111122223333" });
    await expect(getChange(context(["444455556666"]), { event: event?.key ?? "" })).rejects.toThrow(
      "no such event",
    );
  });

  test("ends at the moment that it is asked for", async () => {
    const asOf = "2026-11-25T10:00:00.000Z";
    const { window } = await list({ window: "1h", asOf });
    expect(window).toMatchObject({ from: "2026-11-25T09:00:00.000Z", to: "2026-11-25T10:00:00.001Z" });
    const then = await events({ asOf });
    expect(then).toHaveLength(stored.filter((event) => event.at <= asOf).length);
  });

  test("is as well known at a moment before the first pass as it is now, since it reaches back further", async () => {
    await database.pool.query(
      `insert into sync_coverage (dataset, account_id, region, cadence_seconds, last_complete_at, first_complete_at)
       values ('cloudtrail-events', '111122223333', 'us-east-1', 300, $1, $1)`,
      [now],
    );
    const { freshness } = await list({ asOf: "2026-11-24T12:00:00Z" });
    expect(freshness.scopes).toMatchObject({ total: 1, fresh: 1, pending: 0 });
    await database.pool.query("delete from sync_coverage");
  });

  test("refuses what cannot be read", async () => {
    await expect(list({ filter: "kind:(" })).rejects.toThrow("filter");
    await expect(list({ before: "yesterday" })).rejects.toThrow("before");
    await expect(list({ from: whole.to, to: whole.from })).rejects.toThrow("window");
  });
});

describe("bursts", () => {
  test("hold every event once, and each count is of the list behind it", async () => {
    for (const filter of ["", "kind:config.*", "actor:alice,none", "web"]) {
      const grouped = await lines({ ...whole, filter });
      let sum = 0;
      for (const { burst, event } of grouped) {
        sum += burst?.count ?? 1;
        if (burst === null) continue;
        const { from, to } = burst;
        const inside = await events({ from, to, filter, burst: burst.burst });
        expect(inside).toHaveLength(burst.count);
        expect(inside[0]?.key).toBe(event.key);
        expect(
          new Set(inside.map((item) => (item.actor === null ? item.kind : `${item.actor} ${item.tool}`)))
            .size,
        ).toBe(1);
        expect(burst.kinds.reduce((total, { count }) => total + count, 0)).toBe(burst.count);
        expect(burst.resources).toBe(
          new Set(inside.map((item) => [item.region, item.resourceType, item.resourceId].join())).size,
        );
        expect(pauses(inside.map(({ at }) => at))).toBeLessThanOrEqual(180_000);
      }
      expect(sum).toBe((await events({ filter })).length);
    }
  });

  test("end at a longer pause, and one deployment is one line", async () => {
    const second = (place: number) =>
      new Date(Date.parse("2026-11-02T00:00:00Z") + place * 1000).toISOString();
    const deployed = [0, 10, 60, 239, 600].map((place) =>
      anEvent({
        at: second(place),
        actor: "deployer",
        resource_id: `fn-${place}`,
        resource_type: "AWS::Lambda::Function",
      }),
    );
    await insertEvents(database.pool, deployed);
    const found = await lines({ from: "2026-11-02T00:00:00Z", to: "2026-11-03T00:00:00Z" });
    expect(found.map(({ burst }) => burst?.count ?? 1)).toEqual([1, 4]);
    expect(found[1]?.burst).toMatchObject({
      resources: 4,
      kinds: [{ kind: "config.changed", count: 4 }],
      types: [{ resourceType: "AWS::Lambda::Function", count: 4 }],
    });
    await database.pool.query("delete from events where actor = 'deployer'");
  });
});

describe("counts", () => {
  test("of the histogram are those of the list", async () => {
    const { bars, total, window } = await histogram({ window: "24h", filter: "-actor:alice" });
    const end = Date.parse(window.to);
    let sum = 0;
    for (const { at, counts } of bars) {
      const to = new Date(Math.min(end, Date.parse(at) + window.stepSeconds * 1000)).toISOString();
      const count = Object.values(counts).reduce((one, other) => one + other, 0);
      expect((await events({ from: at, to, filter: "-actor:alice" })).length).toBe(count);
      sum += count;
    }
    expect(sum).toBe(total);
    expect(
      await events({ from: undefined, to: undefined, window: "24h", filter: "-actor:alice" }),
    ).toHaveLength(total);
  });

  test("of the facets are what the list shows after a click, also beside other conditions", async () => {
    for (const filter of ["", "region:us-east-1 actor!=none", "web"]) {
      const sum = await events({ filter });
      for (const facet of await facets({ ...whole, filter })) {
        for (const { value, count } of facet.values) {
          const clicked = `${filter.replace(new RegExp(`${facet.field}\\S+`), "")} ${facet.field}=${written(value)}`;
          expect([facet.field, value, (await events({ filter: clicked })).length]).toEqual([
            facet.field,
            value,
            count,
          ]);
        }
        if (!filter.includes(facet.field))
          expect(facet.values.reduce((total, { count }) => total + count, 0)).toBe(sum.length);
      }
    }
  });

  test("of suggestions are what the completed filter finds", async () => {
    for (const text of ["actor:", "id:r-1", "name:", "kind:"]) {
      const input = suggestChangesInput.parse({ ...whole, filter: text, cursor: text.length });
      const { suggestions } = await suggestChanges(context(), input);
      expect(suggestions.length).toBeGreaterThan(0);
      for (const { insert, from, to, count } of suggestions) {
        const field = text.slice(0, text.indexOf(":"));
        const filter = `${text.slice(0, from)}${insert}${text.slice(to)}`.replace(`${field}:`, `${field}=`);
        expect([filter, (await events({ filter })).length]).toEqual([filter, count]);
      }
    }
  });
});

describe("search", () => {
  test("finds the beginnings of words in names, ids and values, and hostile ones literally", async () => {
    const named = (name: string) => stored.filter(({ detail }) => detail.resourceName === name).length;
    expect(await events({ filter: "name=web-12 WEB-1" })).toHaveLength(named("web-12"));
    expect(await events({ filter: "name=api -web" })).toHaveLength(
      (await events({ filter: "name=api" })).filter(({ actor }) => !/\bweb/i.test(actor ?? "")).length,
    );
    for (const name of hostileNames) {
      const found = await events({ filter: `actor=${written(name)}` });
      expect(found).toHaveLength(stored.filter(({ actor }) => actor === name).length);
      const searched = await events({ filter: `"${name.replace(/["\\]/g, "\\$&")}"` });
      expect(searched.length).toBeGreaterThanOrEqual(found.length);
    }
  });

  test("reaches beyond the newest day for what is rare", async () => {
    await insertEvents(database.pool, [
      anEvent({ at: "2026-11-03T00:00:00Z", resource_id: "sg-0rare", source_id: "rare-1" }),
      anEvent({ at: "2026-11-25T11:00:00Z", resource_id: "sg-0rare", source_id: "rare-2" }),
    ]);
    expect((await events({ filter: "sg-0rare" })).map(({ at }) => at.slice(0, 10))).toEqual([
      "2026-11-25",
      "2026-11-03",
    ]);
    await database.pool.query("delete from events where resource_id = 'sg-0rare'");
  });
});

describe("one event", () => {
  test("comes with the call that caused it, its other effects, and the node that it is about", async () => {
    const { pool } = database;
    const node = aNode({ nodeId: "i-0aaaabbbbccccdddd", name: "web-1" });
    await insertNodes(pool, [node]);
    const at = "2026-11-04T02:13:00.000Z";
    const eventId = "11111111-2222-3333-4444-555555555555";
    const ofNode = { resource_type: "AWS::EC2::Instance", resource_id: node.nodeId, detail: {} };
    const resources = [{ resourceType: "AWS::EC2::Instance", resourceId: node.nodeId }];
    const call = { eventId, eventName: "ModifyInstanceAttribute", resources };
    await insertEvents(pool, [
      anEvent({ at, kind: "cloudtrail.write", source: "cloudtrail", source_id: eventId, detail: call }),
      anEvent({ ...ofNode, at: "2026-11-04T02:14:00.000Z" }),
      anEvent({ ...ofNode, at: "2026-11-04T02:14:30.000Z", account_id: "444455556666" }),
    ]);
    const [changed] = await events({
      from: "2026-11-04T00:00:00Z",
      to: "2026-11-05T00:00:00Z",
      filter: "type:AWS::EC2::Instance account:111122223333",
    });
    expect(changed).toMatchObject({ resourceName: "web-1", nodeKey: node.key });
    const { event, related } = await getChange(context(), { event: changed?.key ?? "" });
    expect(event).toEqual(changed);
    expect(related.map(({ kind }) => kind)).toEqual(["cloudtrail.write"]);
    const back = await getChange(context(), { event: related[0]?.key ?? "" });
    expect(back.related).toEqual([changed]);
    await expect(getChange(context(), { event: `${at.replace("Z", "000Z")}~999999` })).rejects.toThrow(
      "no such event",
    );
  });
});

describe("the file", () => {
  test("has the events of the list in its order, safe for spreadsheets", async () => {
    const input = { ...whole, filter: "account:444455556666", to: "2026-11-25T12:00:00Z" };
    const listed = await events(input);
    const json = await exportChanges(context(), exportChangesInput.parse({ ...input, format: "json" }));
    const records: { key: string }[] = await json.json();
    expect(records.map(({ key }) => key)).toEqual(listed.map(({ key }) => key));
    const csv = await (
      await exportChanges(context(), exportChangesInput.parse({ ...input, format: "csv" }))
    ).text();
    expect(csv).not.toMatch(/(^|[,\r\n])"?=HYPERLINK/);
  });

  test("names resources as the list does, also where the event itself does not", async () => {
    const { pool } = database;
    await insertNodes(pool, [aNode({ nodeId: "i-0feedfeedfeedfeed", name: "=cmd()" })]);
    const node = { resource_type: "AWS::EC2::Instance", resource_id: "i-0feedfeedfeedfeed", detail: {} };
    await insertEvents(pool, [anEvent({ ...node, at: "2026-11-05T02:14:00.000Z" })]);
    const input = { from: "2026-11-05T00:00:00Z", to: "2026-11-06T00:00:00Z" };
    const [listed] = await events(input);
    expect(listed?.resourceName).toBe("=cmd()");
    const file = async (format: string) =>
      (await exportChanges(context(), exportChangesInput.parse({ ...input, format }))).text();
    expect(JSON.parse(await file("json"))).toEqual([expect.objectContaining({ resourceName: "=cmd()" })]);
    expect(await file("csv")).toContain("'=cmd()");
  });
});

function byPlace(one: string, other: string): number {
  const [[at = "", id = ""], [otherAt = "", otherId = ""]] = [one.split("~"), other.split("~")];
  return at === otherAt ? Number(otherId) - Number(id) : at < otherAt ? 1 : -1;
}

/** The longest time between two neighbours, in milliseconds. */
function pauses(times: readonly string[]): number {
  const ms = times.map((at) => Date.parse(at));
  return Math.max(0, ...ms.slice(1).map((at, place) => (ms[place] ?? at) - at));
}
