import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import type { Dataset, DatasetRow, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { anAwsAccess, passOver } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import type { WorldConfigItem } from "#lib/emulator/world/config/types.ts";
import type { WorldTrailEvent } from "#lib/emulator/world/trail/types.ts";
import { cloudTrailEvents } from "./cloudtrail-events.ts";
import { cloudTrailTrailsDataset } from "./cloudtrail-trails.ts";

const columns =
  "at, timing, account_id, region, resource_type, resource_id, kind, actor, detail, source, source_id";
const insertEvents = `insert into events (${columns}) select ${columns} from json_populate_recordset(null::events, $1)`;

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** A Wednesday, half an hour after prod's security group was opened. */
const moment = Date.parse("2026-03-04T02:45:00Z");

let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;
let scope: SyncScope;

const rowsOf = async <Row extends object = DatasetRow>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await database.pool.query<Row>(sql, values)).rows;

const now = () => emulator.control.clock.now();
const aDataset = (days: number, pagesMax: number): Dataset =>
  cloudTrailEvents({ days: () => days, pagesMax, now });
const pass = (dataset: Dataset) => passOver(database.pool, dataset, { aws, scope });
const lookups = () => emulator.control.counters.read().operations["cloudtrail:LookupEvents"]?.calls ?? 0;

/** What the world knows between two times once all of it can be seen, without what agents report. */
const writesBetween = (from: number, to: number): WorldTrailEvent[] => {
  const query = { from, to, now: to + dayMs, keep: ({ readOnly }: WorldTrailEvent) => !readOnly };
  const page = emulator.world.trail.events(scope.accountId, scope.region, query).scan(0, 100_000);
  return page.items.filter(
    ({ eventName }) => !["UpdateInstanceInformation", "PutInventory"].includes(eventName),
  );
};
const idsOf = (events: readonly WorldTrailEvent[]) => events.map(({ eventId }) => eventId).sort();
const storedIds = async (from: number, to: number) => {
  const rows = await rowsOf<{ id: string }>(
    "select source_id as id from events where kind = 'cloudtrail.write' and at between $1 and $2 order by 1",
    [new Date(from), new Date(to)],
  );
  return rows.map(({ id }) => id);
};

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({ nodes: 800, accounts: 6, regions: 1, seed: "trail" });
  const account = emulator.world.accounts().find(({ name }) => name === "prod");
  scope = { accountId: account?.id ?? "", region: "us-east-1" };
}, 60_000);
beforeEach(async () => {
  emulator.control.reset();
  emulator.control.clock.change({ now: new Date(moment).toISOString(), frozen: true });
  // A fresh limiter each time: CloudTrail's two calls a second are waited for once, in the test that is about them.
  aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 5 });
  await database.pool.query(
    "truncate events, config_items, cloudtrail_reach, cloudtrail_resources, sync_coverage, sync_passes cascade",
  );
  return () => aws.close();
});
afterAll(async () => {
  await emulator.close();
  await database.drop();
});

describe("CloudTrail's calls", () => {
  it("are read newest first, some pages a pass, until the days asked for are complete, each call once", async () => {
    const dataset = aDataset(1, 2);
    const [from, to] = [moment - dayMs, moment - 20 * minuteMs];
    const reachOf = async () => {
      await pass(dataset);
      const [reach] = await rowsOf<{ from: Date; to: Date }>(
        "select lower(covered) as from, upper(covered) as to from cloudtrail_reach",
      );
      return { from: reach?.from.getTime() ?? 0, to: reach?.to.getTime() ?? 0 };
    };
    const first = await reachOf();
    expect(first).toMatchObject({ to });
    expect(first.from).toBeGreaterThan(from);
    let reach = first;
    for (let passes = 0; reach.from > from && passes < 20; passes += 1) reach = await reachOf();
    expect(await storedIds(from, to)).toEqual(idsOf(writesBetween(from, to)));
    const before = lookups();
    await pass(dataset);
    expect(lookups() - before).toBe(1);
  });

  it("that come late are found by a later pass, although newer ones were there before", async () => {
    const dataset = aDataset(0, 100);
    const nodes = [...emulator.world.nodes(scope.accountId, scope.region, now())]
      .map(({ nodeId }) => nodeId)
      .filter((id) => id.startsWith("i-"));
    for (const resourceId of nodes.slice(0, 20))
      emulator.control.act("retag", { resourceId, key: "Owner", value: resourceId });
    const told = async () =>
      (await rowsOf("select from events where detail ->> 'eventName' = 'CreateTags'")).length;
    const seen = [];
    for (const seconds of [30, 150, 240, 600, 840]) {
      emulator.control.clock.change({
        now: new Date(moment + seconds * 1000).toISOString(),
        frozen: true,
      });
      await pass(dataset);
      seen.push(await told());
    }
    expect(seen[0]).toBeLessThan(seen[1] ?? 0);
    expect(seen[1]).toBeLessThan(seen.at(-1) ?? 0);
    expect(await storedIds(moment - minuteMs, moment)).toEqual(
      idsOf(writesBetween(moment - minuteMs, moment)),
    );
  });

  it("are kept with who, how and what, and without secrets and agents' reports", async () => {
    await pass(aDataset(1, 100));
    const [opened] = await rowsOf(
      "select * from events where detail ->> 'eventName' like 'Authorize%' and actor = 'ops-legacy'",
    );
    expect(opened).toMatchObject({
      timing: "exact",
      source: "cloudtrail",
      resource_type: "AWS::EC2::SecurityGroup",
      at: new Date("2026-03-04T02:13:00Z"),
      detail: {
        eventSource: "ec2.amazonaws.com",
        errorCode: null,
        identityType: "IAMUser",
        tool: "cli",
        actorArn: `arn:aws:iam::${scope.accountId}:user/ops-legacy`,
        requestId: expect.any(String),
        parameters: {
          ipPermissions: [expect.objectContaining({ fromPort: 22, ipRanges: [{ cidrIp: "0.0.0.0/0" }] })],
        },
      },
    });
    const tools = await rowsOf<{ tool: string }>(
      "select distinct detail ->> 'tool' as tool from events order by 1",
    );
    expect(tools.map(({ tool }) => tool)).toEqual(expect.arrayContaining(["cli", "console", "service"]));
    expect(
      await rowsOf("select from events where detail ->> 'eventName' = 'UpdateInstanceInformation'"),
    ).toEqual([]);
  });

  it("are read on where a pass was denied in the middle, and keep what was read before", async () => {
    const dataset = aDataset(1, 100);
    emulator.control.faults.replace([{ operation: "LookupEvents", kind: "deny", rate: 0.34 }]);
    expect(await pass(dataset)).toMatchObject({
      outcome: "failed",
      failure: { code: "AccessDeniedException", iamAction: "cloudtrail:LookupEvents" },
    });
    const kept = await storedIds(0, moment);
    expect(kept.length).toBeGreaterThan(20);
    emulator.control.faults.replace([]);
    await pass(dataset);
    const settled = moment - 20 * minuteMs;
    expect(await storedIds(moment - dayMs, settled)).toEqual(idsOf(writesBetween(moment - dayMs, settled)));
  });

  it("are asked for twice a second at most, and again where AWS throttles", async () => {
    const started = performance.now();
    expect(await pass(aDataset(3, 4))).toMatchObject({ outcome: "complete", counts: { throttles: 0 } });
    expect(performance.now() - started).toBeGreaterThan(900);
    emulator.control.faults.replace([{ operation: "LookupEvents", kind: "throttle", times: 1 }]);
    expect(await pass(aDataset(3, 1))).toMatchObject({ outcome: "complete", counts: { throttles: 1 } });
  });
});

describe("a call and the configuration change that it made", () => {
  // A change is captured about a minute after its call.
  const day = { from: new Date(moment - dayMs + 5 * minuteMs), to: new Date(moment - 30 * minuteMs) };

  /** The world's configuration items of a day, and those before it, as the collector of AWS Config stores them. */
  const itemsOf = (from: Date): WorldConfigItem[] => {
    const { config } = emulator.world;
    const { accountId, region } = scope;
    return ["AWS::EC2::Instance", "AWS::EC2::SecurityGroup"].flatMap((type) =>
      [...config.items(accountId, region, type, day.to, "with-deleted")].flatMap(({ resourceId }) =>
        config.history(accountId, region, type, resourceId, from, day.to),
      ),
    );
  };
  const storeItems = async (items: readonly WorldConfigItem[]) => {
    const rows = items.map((item) => ({
      account_id: scope.accountId,
      region: scope.region,
      resource_type: item.resourceType,
      resource_id: item.resourceId,
      status: item.status,
      captured_at: item.captureTime,
      state_id: item.stateId,
    }));
    await database.pool.query(
      `insert into config_items (account_id, region, resource_type, resource_id, status, captured_at, state_id)
       select account_id, region, resource_type, resource_id, status, captured_at, state_id
       from json_populate_recordset(null::config_items, $1) on conflict do nothing`,
      [JSON.stringify(rows)],
    );
    const changes = rows.map((row) => ({
      ...row,
      at: row.captured_at,
      timing: "exact",
      kind: "config.changed",
      detail: {},
      source: "aws-config",
      source_id: row.resource_id,
    }));
    await database.pool.query(insertEvents, [JSON.stringify(changes)]);
  };
  const causesOf = async () => {
    const rows = await rowsOf<{ key: string; cause: string | null; actor: string | null }>(
      `select resource_id || ' ' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as key,
         detail -> 'cause' ->> 'eventId' as cause, actor from events where kind = 'config.changed'`,
    );
    return new Map(rows.map(({ key, ...row }) => [key, row]));
  };
  const expectLinks = async (items: readonly WorldConfigItem[]) => {
    const links = await causesOf();
    const wrong = items.filter(({ resourceId, captureTime, cause }) => {
      const link = links.get(`${resourceId} ${captureTime.toISOString()}`);
      return link?.cause !== (cause?.eventId ?? null) || link.actor !== (cause?.userName ?? null);
    });
    expect(wrong).toEqual([]);
    expect(items.filter(({ cause }) => cause !== undefined).length).toBeGreaterThan(20);
  };

  it("are linked when the call comes second", async () => {
    const items = itemsOf(day.from);
    await storeItems(items);
    expect([...(await causesOf()).values()].filter(({ cause }) => cause !== null)).toEqual([]);
    await pass(aDataset(1, 100));
    await expectLinks(items);
  });

  it("are linked when the change comes second, and the call says what it caused", async () => {
    const items = itemsOf(day.from);
    await pass(aDataset(1, 100));
    await storeItems(items);
    await expectLinks(items);
    // Changes and their calls are one burst: of one actor with one tool.
    const apart = `select from events c join events e on e.detail -> 'cause' ->> 'eventId' = c.source_id
      where c.burst <> e.burst or c.tool <> e.tool or c.actor <> e.actor`;
    expect(await rowsOf(apart)).toEqual([]);
    const expected = new Map<string, string[]>();
    for (const { cause, resourceId } of items)
      if (cause !== undefined)
        expected.set(cause.eventId, [...(expected.get(cause.eventId) ?? []), resourceId].sort());
    const calls = await rowsOf<{ id: string; caused: { resourceId: string }[] }>(
      "select source_id as id, detail -> 'caused' as caused from events where detail ? 'caused'",
    );
    const told = calls.map(
      ({ id, caused }) => [id, caused.map(({ resourceId }) => resourceId).sort()] as const,
    );
    expect(new Map(told)).toEqual(expected);
  });

  it("are linked when both are written at the same moment", async () => {
    const items = itemsOf(day.from);
    await pass(aDataset(1, 100));
    const calls = await rowsOf("delete from events where source = 'cloudtrail' returning *");
    await database.pool.query("truncate cloudtrail_resources");
    const writer = await database.pool.connect();
    try {
      await writer.query("begin");
      await writer.query(insertEvents, [JSON.stringify(calls)]);
      const storing = storeItems(items);
      await vi.waitFor(async () => {
        const waiting = "select from pg_locks where locktype = 'advisory' and not granted";
        expect(await rowsOf(waiting)).toHaveLength(1);
      });
      await writer.query("commit");
      await storing;
    } finally {
      writer.release();
    }
    await expectLinks(items);
  });

  it("are not linked when AWS refused the call, and no longer when the change turns out to be none", async () => {
    const resource = { resource_type: "AWS::EC2::SecurityGroup", resource_id: "sg-1" };
    const at = (second: number) => new Date(moment + second * 1000).toISOString();
    const place = { account_id: scope.accountId, region: scope.region, timing: "exact", ...resource };
    const call = (id: string, second: number, errorCode: string | null) => ({
      ...place,
      at: at(second),
      kind: "cloudtrail.write",
      actor: id,
      detail: {
        eventName: "AuthorizeSecurityGroupIngress",
        errorCode,
        resources: [{ resourceType: resource.resource_type, resourceId: resource.resource_id }],
      },
      source: "cloudtrail",
      source_id: id,
    });
    const change = {
      ...place,
      at: at(60),
      kind: "config.changed",
      detail: {},
      source: "aws-config",
      source_id: "1",
    };
    const write = (...events: object[]) => database.pool.query(insertEvents, [JSON.stringify(events)]);
    const linked = () => rowsOf("select actor from events where detail ? 'cause'");
    await write(change, call("refused", 10, "Client.UnauthorizedOperation"));
    expect(await linked()).toEqual([]);
    await write(call("other", 5, null));
    expect(await linked()).toEqual([{ actor: "other" }]);
    await write(call("later", 20, null));
    expect(await linked()).toEqual([{ actor: "later" }]);
    const caused = () =>
      rowsOf("select source_id from events where jsonb_array_length(detail -> 'caused') > 0");
    expect(await caused()).toEqual([{ source_id: "later" }]);
    await database.pool.query("delete from events where kind = 'config.changed'");
    expect(await caused()).toEqual([]);
  });
});

describe("trails", () => {
  it("are kept with their status, shadows of other accounts' trails too", async () => {
    const sandbox = emulator.world.accounts().find(({ name }) => name === "sandbox")?.id ?? "";
    await passOver(database.pool, cloudTrailTrailsDataset, { aws, scope: { ...scope, accountId: sandbox } });
    expect(
      await rowsOf(
        `select trail_name, is_logging, is_organization, stopped_at is null as runs from cloudtrail_trails order by 1`,
      ),
    ).toEqual([
      { trail_name: "organization-trail", is_logging: true, is_organization: true, runs: true },
      { trail_name: "sandbox-audit", is_logging: false, is_organization: false, runs: false },
    ]);
  });
});
