import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import type { DatasetRow, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { anAwsAccess, passOver } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import { wantHistory } from "../detail/want-history.ts";
import { countTypes } from "../list/count-types.ts";
import { historyDataset } from "./config-history.ts";
import { configDatasets } from "./index.ts";

const hour = 3_600_000;
const pastDataset = historyDataset(700);
let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;

const rowsOf = async (sql: string, values: unknown[] = []): Promise<DatasetRow[]> =>
  (await database.pool.query<DatasetRow>(sql, values)).rows;
const countOf = async (from: string): Promise<number> =>
  Number((await rowsOf(`select count(*) from ${from}`))[0]?.count);

function pass(name: string, scope: SyncScope, signal?: AbortSignal) {
  const dataset = [...configDatasets, pastDataset].find((each) => each.name === name);
  if (dataset === undefined) throw new Error(`no dataset ${name}`);
  return passOver(database.pool, dataset, { aws, scope, ...(signal && { signal }) });
}

/** Passes over the named datasets; answers the calls of each operation. */
async function collect(scope: SyncScope, ...names: string[]): Promise<Record<string, number>> {
  emulator.control.counters.reset();
  for (const name of names) {
    const { outcome } = await pass(name, scope);
    expect({ name, outcome }).toEqual({ name, outcome: "complete" });
  }
  const { operations } = emulator.control.counters.read();
  return Object.fromEntries(
    Object.entries(operations).map(([name, { calls }]) => [name.replace("config-service:", ""), calls]),
  );
}

/** An account by what it is for, and one of the world's Regions. */
function scopeOf(account: string, region: number): SyncScope {
  const id = emulator.world.accounts().find(({ name }) => name.includes(account))?.id;
  const name = emulator.world.regions()[region]?.name;
  if (id === undefined || name === undefined) throw new Error(`no ${account} ${region}`);
  return { accountId: id, region: name };
}

const faults = (...rules: Parameters<Emulator["control"]["faults"]["replace"]>[0]) =>
  emulator.control.faults.replace(rules);

/** Does something in the world and lets an hour pass, so that Config has captured it. */
function act(action: string, params: Readonly<Record<string, unknown>>): void {
  emulator.world.act(action, params, emulator.control.clock.now());
  emulator.control.clock.change({ advanceSeconds: 1_800 });
}

/** How many resources of a type the account-Region has. */
function inWorld({ accountId, region }: SyncScope, type: string): number {
  const items = emulator.world.config.items(accountId, region, type, emulator.control.clock.now());
  return [...items].length;
}

async function aSecurityGroup(scope: SyncScope, name: string): Promise<string> {
  const [row] = await rowsOf(
    `select resource_id from config_resources where account_id = $1 and region = $2
     and resource_type = 'AWS::EC2::SecurityGroup' and resource_name = $3`,
    [scope.accountId, scope.region, name],
  );
  return String(row?.resource_id);
}

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({
    nodes: 60,
    accounts: 6,
    regions: 3,
    seed: "config",
    // Acts happen later than this and before now.
    clock: new Date(Date.now() - 12 * hour),
  });
  emulator.control.clock.change({ frozen: true });
  aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 3 });
}, 60_000);
beforeEach(() => faults());
afterAll(async () => {
  aws.close();
  await emulator.close();
  await database.drop();
});

describe("what Config records", () => {
  it("is told of each account-Region, and that Config is not set up in one is no failure", async () => {
    const none = scopeOf("sandbox", 2);
    await collect(none, "config-recorders");
    await collect(scopeOf("staging", 2), "config-recorders");
    await collect(scopeOf("data", 0), "config-recorders");
    const states = await rowsOf(
      "select state, excluded_types, retention_days, bucket_name is null as bare from config_recorders order by state",
    );
    expect(states).toEqual([
      { state: "none", excluded_types: [], retention_days: null, bare: true },
      {
        state: "recording",
        excluded_types: ["AWS::EC2::NetworkInterface", "AWS::EC2::Volume"],
        retention_days: expect.any(Number),
        bare: false,
      },
      { state: "stopped", excluded_types: [], retention_days: expect.any(Number), bare: false },
    ]);
    expect(await collect(none, "config-resources", "config-history")).toEqual({});
  });
});

describe("resources of an account-Region", () => {
  const group = "AWS::EC2::SecurityGroup";
  let scope: SyncScope;
  beforeAll(async () => {
    scope = scopeOf("prod", 0);
    await collect(scope, "config-recorders", "config-resources");
  });

  it("are those that the account has, with their items, relationships and how far back they are known", async () => {
    const types = await rowsOf(
      "select resource_type as type, count(*)::int from config_resources where account_id = $1 group by 1",
      [scope.accountId],
    );
    for (const { type, count } of types) {
      expect({ type, count }).toEqual({ type, count: inWorld(scope, String(type)) });
    }
    expect(types.length).toBeGreaterThan(5);
    expect(await countOf("config_items i join config_documents d using (item_id)")).toBe(
      await countOf("config_resources"),
    );
    expect(await countOf("config_history_reach")).toBe(await countOf("config_resources"));
    expect(
      await rowsOf(`select distinct relationship from config_relationships
        where resource_type = 'AWS::EC2::Instance' and related_type = 'AWS::EC2::Volume'`),
    ).toEqual([{ relationship: "Is attached to Volume" }]);
    expect(await rowsOf("select via, aggregator from config_coverage")).toEqual([
      { via: "select", aggregator: null },
    ]);
  });

  it("hold no secret, but what changes when it does", async () => {
    const [row] = await rowsOf(
      `select d.configuration -> 'environment' -> 'variables' as variables from config_documents d
       join config_items i using (item_id) where i.resource_type = 'AWS::Lambda::Function' limit 1`,
    );
    const mark = expect.stringMatching(/^\[redacted:[0-9a-f]{16}\]$/);
    expect(row?.variables).toEqual({ STAGE: mark, LOG_LEVEL: mark, DATABASE_PASSWORD: mark });
  });

  it("cost a few calls and no writing while nothing changes", async () => {
    const before = await rowsOf("select xmin::text from config_resources order by resource_id");
    const calls = await collect(scope, "config-resources");
    expect(Object.keys(calls)).not.toContain("BatchGetResourceConfig");
    expect(await rowsOf("select xmin::text from config_resources order by resource_id")).toEqual(before);
  });

  it("tell what changed, at the time that AWS captured it, once", async () => {
    const id = await aSecurityGroup(scope, "base");
    act("open-security-group", { resourceId: id, port: 22, cidr: "0.0.0.0/0" });
    const calls = await collect(scope, "config-resources");
    expect(calls.BatchGetResourceConfig).toBe(1);
    await collect(scope, "config-resources", "config-history");
    const events = await rowsOf(
      "select kind, timing, resource_type, detail, at from events where resource_id = $1 order by at desc limit 1",
      [id],
    );
    expect(events).toMatchObject([{ kind: "config.changed", timing: "exact", resource_type: group }]);
    expect(JSON.stringify(events[0]?.detail)).toContain("0.0.0.0/0");
    expect(events[0]?.detail).toMatchObject({
      words: [
        {
          kind: "rule_opened",
          tone: "critical",
          values: { direction: "in", ports: "22/tcp", peer: "0.0.0.0/0" },
        },
      ],
      wordCount: 1,
    });
    expect(
      await rowsOf("select from events where resource_id = $1 and words @@ 'critical'::tsquery", [id]),
    ).toEqual([]);
    const items = await rowsOf(
      "select captured_at, until, changed_paths from config_items where resource_id = $1 order by captured_at desc limit 2",
      [id],
    );
    expect(items[0]?.captured_at).toEqual(events[0]?.at);
    expect(items[0]?.changed_paths).toContainEqual(expect.stringContaining("/configuration/ipPermissions"));
    expect(items[1]?.until).toEqual(items[0]?.captured_at);
    expect(
      await rowsOf(
        'select ingress @> \'[{"source": "0.0.0.0/0", "from": 22}]\' as open from config_resources where resource_id = $1',
        [id],
      ),
    ).toEqual([{ open: true }]);
  });

  it("have no gap left between items that passes saw: what lay between is asked for and told where it belongs", async () => {
    const id = await aSecurityGroup(scope, "base");
    const before = await countOf(`config_items where resource_id = '${id}'`);
    act("open-security-group", { resourceId: id, port: 3389, cidr: "203.0.113.0/24" });
    act("close-security-group", { resourceId: id, port: 3389, cidr: "203.0.113.0/24" });
    act("open-security-group", { resourceId: id, port: 5900, cidr: "203.0.113.0/24" });
    await collect(scope, "config-resources");
    expect(await countOf(`config_history_reach where resource_id = '${id}' and gap_from is not null`)).toBe(
      1,
    );
    expect(await countOf(`config_history_reach where resource_id = '${id}' and gap_since is not null`)).toBe(
      1,
    );
    await collect(scope, "config-history");
    expect(
      await countOf(
        `config_history_reach where resource_id = '${id}' and num_nonnulls(gap_from, gap_since) > 0`,
      ),
    ).toBe(0);
    expect(await countOf(`config_items where resource_id = '${id}'`)).toBeGreaterThanOrEqual(before + 3);
    const [last] = await rowsOf(
      "select detail from events where resource_id = $1 and kind = 'config.changed' order by at desc limit 1",
      [id],
    );
    expect(JSON.stringify(last?.detail)).toContain("5900");
    expect(JSON.stringify(last?.detail)).not.toContain("3389");
  });

  it("are marked as deleted by the item that says so, and let go of what they were related to", async () => {
    const [gone] = await rowsOf(
      `select resource_id as id from config_resources where account_id = $1 and resource_type = 'AWS::Lambda::Function'
       and relationship_count > 0 order by 1 limit 1`,
      [scope.accountId],
    );
    act("delete-resource", { resourceId: gone?.id });
    await collect(scope, "config-resources");
    expect(
      await rowsOf(
        "select status, deleted_at = captured_at as at_once from config_resources where resource_id = $1",
        [gone?.id],
      ),
    ).toEqual([{ status: "ResourceDeleted", at_once: true }]);
    expect(
      await rowsOf("select kind from events where resource_id = $1 and kind = 'config.deleted'", [gone?.id]),
    ).toHaveLength(1);
    expect(
      await countOf(`config_relationships where resource_id = '${gone?.id}' and until = 'infinity'`),
    ).toBe(0);
  });

  it("stay when Config is denied, and the permission that would mend it is named", async () => {
    const known = await countOf("config_resources");
    faults(
      { service: "config-service", operation: "SelectResourceConfig", kind: "deny" },
      { service: "config-service", operation: "GetDiscoveredResourceCounts", kind: "deny" },
    );
    expect(await pass("config-resources", scope)).toMatchObject({
      outcome: "failed",
      failure: { iamAction: "config:GetDiscoveredResourceCounts" },
    });
    expect(await countOf("config_resources")).toBe(known);
  });

  it("are listed type by type where advanced queries alone are denied", async () => {
    faults({ service: "config-service", operation: "SelectResourceConfig", kind: "deny" });
    const id = await aSecurityGroup(scope, "base");
    act("open-security-group", { resourceId: id, port: 8443, cidr: "198.51.100.0/24" });
    await collect(scope, "config-resources");
    expect(await rowsOf("select via from config_coverage")).toEqual([{ via: "list" }]);
    expect(
      await rowsOf(
        `select i.tags = p.tags and i.relationship_count = p.relationship_count as whole from config_items i
         join config_items p on p.resource_id = i.resource_id and p.until = i.captured_at where i.resource_id = $1
         and i.until = 'infinity'`,
        [id],
      ),
    ).toEqual([{ whole: true }]);
  });

  it("are listed in spite of throttling, which is counted", async () => {
    faults({ service: "config-service", operation: "SelectResourceConfig", kind: "throttle", times: 1 });
    expect(await pass("config-resources", scope)).toMatchObject({
      outcome: "complete",
      counts: { throttles: 1, changed: 0 },
    });
  });
});

describe("resources that an aggregator knows", () => {
  let scope: SyncScope;
  const organization = () => scopeOf("management", 0);
  beforeAll(async () => {
    scope = scopeOf("shared", 0);
    await collect(organization(), "config-aggregators", "config-aggregator-sources");
    await collect(scope, "config-recorders");
  });

  it("are asked for there and not in their account, and the coverage says so", async () => {
    const calls = await collect(scope, "config-resources");
    expect(Object.keys(calls).sort()).toEqual(
      [
        "BatchGetAggregateResourceConfig",
        "SelectAggregateResourceConfig",
        "sts:AssumeRole",
        "sts:GetCallerIdentity",
      ].filter((name) => name in calls),
    );
    expect(
      await rowsOf("select via, aggregator from config_coverage where account_id = $1", [scope.accountId]),
    ).toEqual([
      {
        via: "aggregator",
        aggregator: `${organization().accountId}/${organization().region}/organization`,
      },
    ]);
    expect(
      await countOf(
        `config_resources where account_id = '${scope.accountId}' and resource_type = 'AWS::EC2::Subnet'`,
      ),
    ).toBe(inWorld(scope, "AWS::EC2::Subnet"));
  });

  it("are asked for in their own account when the aggregator refuses", async () => {
    faults({ service: "config-service", operation: "SelectAggregateResourceConfig", kind: "deny" });
    await collect(scope, "config-resources");
    expect(await rowsOf("select via from config_coverage where account_id = $1", [scope.accountId])).toEqual([
      { via: "select" },
    ]);
  });
});

describe("the history of what a page shows", () => {
  const reachOf = (id: string) =>
    rowsOf(
      "select finished, wanted_until is not null as wanted from config_history_reach where resource_id = $1",
      [id],
    );
  /** The resources of the account-Region that the plan would come to last. */
  const lastOf = (scope: SyncScope, count: number) =>
    rowsOf(
      `select resource_type as type, resource_id as id, concat_ws(':', account_id, region, resource_id) as key
       from config_history_reach join config_resources using (account_id, region, resource_type, resource_id)
       where account_id = $1 and not finished order by complete_from, resource_id limit $2`,
      [scope.accountId, count],
    ) as Promise<{ type: string; id: string; key: string }[]>;
  const want = ({ type, key }: { type: string; key: string }, accountIds: string[] | null = null) =>
    wantHistory(aVerbContext(database.pool, { actor: { name: "aiko", role: "viewer", accountIds } }), {
      type,
      key,
    });
  const unread = (scope: SyncScope) =>
    countOf(`config_history_reach where account_id = '${scope.accountId}' and not finished`);
  const interested = () => countOf("sync_interest where dataset = 'config-history'");

  it("is whole after one pass, though a hundred others have theirs still to be read", async () => {
    const scope = scopeOf("data", 0);
    await collect(scope, "config-recorders", "config-resources");
    expect(await unread(scope)).toBeGreaterThan(100);
    const [shown, other] = await lastOf(scope, 2);
    if (shown === undefined || other === undefined) throw new Error("no resources");
    // The scope has been collected before: a page's interest follows what there is.
    await rowsOf(
      "insert into sync_coverage (dataset, account_id, region, cadence_seconds) values ('config-history', $1, $2, 30)",
      [scope.accountId, scope.region],
    );
    expect(await want(shown)).toEqual({ isWanted: true });
    expect(await interested()).toBe(1);
    await collect(scope, "config-history");
    expect(await reachOf(shown.id)).toEqual([{ finished: true, wanted: true }]);
    expect(await reachOf(other.id)).toEqual([{ finished: false, wanted: false }]);
    expect(await unread(scope)).toBeGreaterThan(50);
    expect(await interested()).toBe(0);
    expect(await want(shown)).toEqual({ isWanted: false });
    expect(await interested()).toBe(0);
  });

  it("is noticed by the pass that runs already", async () => {
    const scope = scopeOf("data", 0);
    const [shown] = await lastOf(scope, 1);
    if (shown === undefined) throw new Error("no resource");
    const reached = () =>
      rowsOf(
        "select sum(extract(epoch from complete_from)) as sum from config_history_reach where account_id = $1",
        [scope.accountId],
      );
    const before = await reached();
    const stop = new AbortController();
    const options = { aws, scope, signal: stop.signal };
    const running = passOver(database.pool, historyDataset(120_000), options);
    const soon = { timeout: 30_000, interval: 100 };
    await vi.waitFor(async () => expect(await reached()).not.toEqual(before), soon);
    await want(shown);
    await vi.waitFor(
      async () => expect(await reachOf(shown.id)).toEqual([{ finished: true, wanted: true }]),
      soon,
    );
    expect(await unread(scope)).toBeGreaterThan(0);
    stop.abort("stopped");
    expect((await running).outcome).toBe("interrupted");
  }, 60_000);

  it("is nobody's to ask for who may not see the account", async () => {
    const [shown] = await lastOf(scopeOf("data", 0), 1);
    if (shown === undefined) throw new Error("no resource");
    await expect(want(shown, ["000000000000"])).rejects.toMatchObject({ code: "not_found" });
    expect(await reachOf(shown.id)).toMatchObject([{ wanted: false }]);
  });
});

describe("earlier items", () => {
  let scope: SyncScope;
  beforeAll(async () => {
    scope = scopeOf("staging", 0);
    await collect(scope, "config-recorders", "config-resources");
  });

  it("are read the most recent first, a pass at a time, and a killed pass takes nothing away", async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort("stopped"), 300);
    expect((await pass("config-history", scope, stop.signal)).outcome).toBe("interrupted");
    const reached = () =>
      rowsOf(
        `select sum(extract(epoch from now() - complete_from))::bigint::text as age, count(*) filter (where finished) as done
         from config_history_reach where account_id = $1`,
        [scope.accountId],
      );
    const [first] = await reached();
    await collect(scope, "config-history");
    const [second] = await reached();
    expect(Number(second?.age)).toBeGreaterThan(Number(first?.age));
    expect(Number(second?.done)).toBeGreaterThan(0);
  });

  it("follow one another without overlap, and every past moment has one item of a resource at most", async () => {
    expect(
      await rowsOf(`select resource_id from (
        select resource_id, until, lead(captured_at, 1, 'infinity') over (
          partition by account_id, region, resource_type, resource_id order by captured_at, length(state_id), state_id) as next
        from config_items) i where until <> next`),
    ).toEqual([]);
    expect(
      await rowsOf(
        `select 1 from config_items group by account_id, region, resource_type, resource_id, captured_at, state_id having count(*) > 1`,
      ),
    ).toEqual([]);
  });

  it("have relationships that say what each item says", async () => {
    const differing = await rowsOf(`
      select i.resource_type, i.resource_id, i.captured_at from config_items i join config_documents d using (item_id)
      where i.captured_at < i.until and (
        select array(select r.related_type || r.related_id || r.relationship from config_relationships r
          where (r.account_id, r.region, r.resource_type, r.resource_id)
            = (i.account_id, i.region, i.resource_type, i.resource_id)
            and r.valid_from <= i.captured_at and r.until > i.captured_at order by 1)
      ) is distinct from (
        select array(select distinct (e ->> 'resourceType') || coalesce(e ->> 'resourceId', e ->> 'resourceName')
          || (e ->> 'relationshipName') as edge from jsonb_array_elements(d.relationships) e order by edge))`);
    expect(differing).toEqual([]);
  });

  it("are counted as the items are, now and at any moment", async () => {
    const [counts] = await rowsOf(`select
      (select sum(resources)::int from config_resource_counts) as resources,
      (select count(*)::int from config_resources) as rows,
      (select array_agg(distinct n) from (select sum(more)::int as n from config_item_spans group by days) sums) as spans`);
    expect(counts).toEqual({ resources: counts?.rows, rows: counts?.rows, spans: [counts?.rows] });
    const [{ captured_at: captured } = {}] = await rowsOf(
      "select captured_at from config_items order by captured_at desc offset 20 limit 1",
    );
    const newest = (captured as Date).getTime();
    const moments = [0, 1, 7 * hour, 15 * hour, 40 * hour, 200 * hour, 3_000 * hour].map(
      (ago) => newest - ago,
    );
    const midnight = Math.floor(newest / (24 * hour)) * 24 * hour;
    for (const moment of [...moments, midnight, midnight - 1, midnight + 12 * hour]) {
      const asOf = new Date(moment).toISOString();
      const { types } = await countTypes(aVerbContext(database.pool), { filter: "", asOf });
      const read = await rowsOf(
        `select resource_type as "resourceType", count(*) filter (where deleted_at is null)::int as count,
           count(*) filter (where deleted_at is not null)::int as deleted
         from config_items where captured_at <= $1 and until > $1 group by 1`,
        [asOf],
      );
      const byType = (rows: readonly object[]) => new Set(rows.map((row) => JSON.stringify(row)));
      expect({ asOf, types: byType(types) }).toEqual({ asOf, types: byType(read) });
    }
  });
});
