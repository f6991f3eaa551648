import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { aNode, insertEndedNodes, insertNodes } from "#lib/fleet/testing/a-node.ts";
import { insertInventory } from "#lib/fleet/testing/seed-inventory.ts";
import { getNode } from "./get-node.ts";
import { listNodes } from "./list-nodes.ts";
import { nodeInventory } from "./node-inventory.ts";
import { nodeRaw } from "./node-raw.ts";
import { nodeTimeline } from "./node-timeline.ts";
import { suggest } from "./suggest.ts";

const web = aNode({
  nodeId: "i-0000000000000000a",
  agentVersion: "3.3.0",
  validFrom: "2026-11-10T00:00:00.000Z",
});
const twin = aNode({ nodeId: web.nodeId, accountId: "444455556666", validFrom: "2026-11-01T00:00:00.000Z" });
const db = aNode({ nodeId: "i-0000000000000000d", name: "db-1" });
const gone = aNode({ nodeId: "i-0000000000000000e", name: "gone", validFrom: "2026-11-01T00:00:00.000Z" });
const goneAt = "2026-11-12T00:00:00.000Z";
const type = "AWS:Application";
const entry = (Name: string, Version: string) => ({ content: { Name, Version } });
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  const { pool } = database;
  await insertNodes(pool, [web, twin, db]);
  await insertEndedNodes(pool, [
    {
      ...web,
      agentVersion: "3.0.0",
      validFrom: "2026-11-01T00:00:00.000Z",
      validTo: "2026-11-10T00:00:00.000Z",
    },
    { ...gone, validTo: goneAt },
  ]);
  await pool.query(
    `insert into ec2_instances (account_id, region, instance_id, state, state_reason, key_name, raw)
     values ($1, $2, $3, 'running', null, 'ops', '{"InstanceId": "i-0000000000000000a"}')`,
    [web.accountId, web.region, web.nodeId],
  );
  await pool.query(
    `insert into compliance_summaries (account_id, region, resource_id, resource_type, compliance_type, status, non_compliant_count, executed_at)
     values ($1, $2, $3, 'ManagedInstance', 'Patch', 'NON_COMPLIANT', 4, '2026-11-20T01:02:03Z')`,
    [web.accountId, web.region, web.nodeId],
  );
  await pool.query(
    `insert into node_associations (account_id, region, node_id, association_id, association_name, status, executed_at)
     values ($1, $2, $3, 'a-1', 'inventory', 'Success', '2026-11-20T01:02:03Z')`,
    [web.accountId, web.region, web.nodeId],
  );
  await pool.query(
    `insert into events (at, account_id, region, resource_type, resource_id, kind, detail, source, source_id)
     select timestamptz '2026-11-10 00:00Z' + i / 3 * interval '1 minute', $1, $2, 'AWS::SSM::ManagedInstance', $3,
       case when i % 2 = 0 then 'node.ping_status' else 'node.agent_version' end, '{}', 'sync', i::text
     from generate_series(1, 30) i`,
    [web.accountId, web.region, web.nodeId],
  );
  await pool.query(
    `insert into config_relationships (account_id, region, resource_type, resource_id, related_type, related_id, relationship, valid_from, until)
     select $1, $2, 'AWS::EC2::Instance', $3, 'AWS::EC2::SecurityGroup', 'sg-web', 'Is associated with SecurityGroup',
       timestamptz '2026-11-02', 'infinity'
     union all select $1, $2, 'AWS::EC2::Volume', 'vol-1', 'AWS::EC2::Instance', $3, 'Is attached to Instance',
       timestamptz '2026-11-02', timestamptz '2026-11-08'`,
    [db.accountId, db.region, db.nodeId],
  );
  await pool.query(
    `insert into events (at, account_id, region, resource_type, resource_id, kind, detail, source, source_id)
     select at::timestamptz, $1, $2, 'AWS::EC2::' || type, coalesce(id, $3), kind, '{}', 'sync', 'config ' || at || type || coalesce(id, '') from (values
       ('2026-11-05', 'SecurityGroup', 'sg-web', 'config.changed'), ('2026-11-05', 'Volume', 'vol-1', 'config.changed'),
       ('2026-11-06', 'Instance', null, 'config.compliance'), ('2026-11-09', 'SecurityGroup', 'sg-other', 'config.changed'),
       ('2026-11-09', 'PrefixList', 'sg-web', 'config.changed'), ('2026-11-09', 'SecurityGroup', 'sg-web', 'cloudtrail.write')
     ) as e(at, type, id, kind)`,
    [db.accountId, db.region, db.nodeId],
  );
  const nginx = { ...entry("nginx", "1.26"), extra: { InstalledTime: "2026-11-01" } };
  await insertInventory(pool, web, type, [nginx, entry("curl", "8.5"), entry("nginx-module-geoip", "1.0")]);
  await insertInventory(
    pool,
    web,
    type,
    [entry("nginx", "1.24"), entry("curl", "8.5"), entry("telnet", "0.17")],
    {
      validFrom: "2026-10-01T00:00:00Z",
      validTo: "2026-11-01T00:00:00Z",
    },
  );
  await insertInventory(pool, db, type, [entry("curl", "8.5"), entry("postgresql", "18.1")]);
});
afterAll(() => database.drop());

const context = (accountIds: readonly string[] | null = null) =>
  aVerbContext(database.pool, { actor: { name: "aiko", role: "viewer", accountIds } });

describe("one node", () => {
  test("by key, with the facts beside it and its versions", async () => {
    const found = await getNode(context(), { node: web.key });
    expect(found.node).toEqual({ ...web, publicIp: null });
    expect(found.instance).toMatchObject({ keyName: "ops", instanceStatus: null, scheduledEvents: [] });
    expect(found.compliance).toMatchObject([
      { status: "NON_COMPLIANT", nonCompliantCount: 4, executedAt: "2026-11-20T01:02:03.000Z" },
    ]);
    expect(found.associations).toMatchObject([{ associationName: "inventory", status: "Success" }]);
    expect(found.inventory).toEqual([{ typeName: type, count: 3, capturedAt: "2026-11-22T00:00:00.000Z" }]);
    expect(found.versions.map(({ validTo }) => validTo)).toEqual([null, "2026-11-10T00:00:00.000Z"]);
  });

  test("by a bare id where one account-Region has it, and not where several do", async () => {
    expect((await getNode(context(), { node: db.nodeId })).node.key).toBe(db.key);
    await expect(getNode(context(), { node: web.nodeId })).rejects.toMatchObject({
      code: "bad_request",
      details: { keys: [web.key, twin.key] },
    });
    expect((await getNode(context(["444455556666"]), { node: web.nodeId })).node.key).toBe(twin.key);
  });

  test("as it was at a moment, without the facts that have no history", async () => {
    const { node } = await getNode(context(), { node: web.key, asOf: "2026-11-05T00:00:00Z" });
    expect([node.agentVersion, node.lastPingAt, node.endedAt]).toEqual(["3.0.0", null, null]);
  });

  test("that has ended stays reachable, as it last was", async () => {
    expect((await getNode(context(), { node: gone.key })).node).toMatchObject({
      name: "gone",
      endedAt: goneAt,
    });
    const { node } = await getNode(context(), { node: gone.key, asOf: "2026-11-20T00:00:00Z" });
    expect(node.endedAt).toBe(goneAt);
    expect(
      (await getNode(context(), { node: gone.key, asOf: "2026-11-05T00:00:00Z" })).node.endedAt,
    ).toBeNull();
  });

  test("that was never seen, or lies beyond the actor's accounts, is not found", async () => {
    for (const node of ["i-nothing", "x'; drop table events;--", "\u0000"]) {
      await expect(getNode(context(), { node })).rejects.toMatchObject({ code: "not_found" });
    }
    await expect(getNode(context(), { node: web.key, asOf: "2026-10-01T00:00:00Z" })).rejects.toMatchObject({
      code: "not_found",
    });
    const others = context(["444455556666"]);
    const input = { node: web.key, limit: 10, type, search: "", offset: 0, onlyDifferences: true };
    await expect(getNode(others, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(nodeTimeline(others, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(nodeRaw(others, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(nodeInventory(others, input)).rejects.toMatchObject({ code: "not_found" });
    await expect(
      nodeInventory(others, { ...input, node: twin.key, withNode: web.key }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("AWS's own shapes come with the command that asks for them", async () => {
    const { sources } = await nodeRaw(context(), { node: web.key });
    expect(sources).toMatchObject([
      {
        operation: "ec2:DescribeInstances",
        value: { InstanceId: web.nodeId },
        command: `aws ec2 describe-instances --instance-ids ${web.nodeId} --region us-east-1`,
      },
    ]);
  });
});

describe("its timeline", () => {
  test("pages through every event once, newest first", async () => {
    const seen: string[] = [];
    const times: string[] = [];
    let before: string | undefined;
    do {
      const page = await nodeTimeline(context(), { node: web.key, limit: 7, ...(before && { before }) });
      seen.push(...page.events.map((event) => event.id));
      times.push(...page.events.map((event) => event.at));
      before = page.next ?? undefined;
    } while (before);
    expect(new Set(seen).size).toBe(30);
    expect(times).toEqual([...times].sort().reverse());
  });

  test("counts kinds over the whole, and shows the chosen", async () => {
    const page = await nodeTimeline(context(), { node: web.key, limit: 100, kinds: "node.ping_status" });
    expect(page.events).toHaveLength(15);
    expect(page.kinds).toEqual([
      { kind: "node.agent_version", count: 15 },
      { kind: "node.ping_status", count: 15 },
    ]);
  });

  test("ends at the moment asked for", async () => {
    const page = await nodeTimeline(context(), { node: web.key, limit: 100, asOf: "2026-11-10T00:01:00Z" });
    expect(page.events).toHaveLength(5);
  });

  test("tells of what AWS Config relates to the node at the moment, and of nothing else", async () => {
    const told = async (asOf?: string) =>
      (await nodeTimeline(context(), { node: db.key, limit: 100, asOf })).events
        .filter(({ resourceType }) => resourceType.startsWith("AWS::EC2::"))
        .map(({ resourceId, kind }) => [resourceId, kind]);
    expect(await told()).toEqual([
      ["sg-web", "cloudtrail.write"],
      [db.nodeId, "config.compliance"],
      ["sg-web", "config.changed"],
    ]);
    expect((await told("2026-11-07T00:00:00Z")).sort()).toEqual([
      [db.nodeId, "config.compliance"],
      ["sg-web", "config.changed"],
      ["vol-1", "config.changed"],
    ]);
  });

  test.each(["x", "2026-13-01T00:00:00.000000Z~1", "2026-11-10T00:00:00.000000Z~1;drop"])(
    "refuses the cursor %s",
    async (before) => {
      await expect(nodeTimeline(context(), { node: web.key, limit: 1, before })).rejects.toMatchObject({
        code: "bad_request",
      });
    },
  );
});

describe("its inventory", () => {
  const read = (changes: Partial<Parameters<typeof nodeInventory>[1]>) =>
    nodeInventory(context(), {
      node: web.key,
      type,
      search: "",
      limit: 200,
      offset: 0,
      onlyDifferences: true,
      ...changes,
    });
  const named = (result: Awaited<ReturnType<typeof read>>) =>
    result.entries.map((each) => `${each.difference} ${each.content?.Name ?? each.other?.Name}`);

  test("is listed by name, searched and paged, with what differs per node", async () => {
    const all = await read({});
    expect(named(all)).toEqual(["same curl", "same nginx", "same nginx-module-geoip"]);
    expect(all.columns).toEqual(["Name", "Version", "InstalledTime"]);
    expect(all.entries[1]?.content).toEqual({ Name: "nginx", Version: "1.26", InstalledTime: "2026-11-01" });
    expect(await read({ search: "NGINX", limit: 1, offset: 1 })).toMatchObject({
      total: 2,
      entries: [{ content: { Version: "1.0" } }],
    });
    expect((await read({ type: "AWS:Service" })).entries).toEqual([]);
  });

  test("is compared with an earlier moment", async () => {
    await insertEndedNodes(database.pool, [
      { ...web, validFrom: "2026-10-01T00:00:00.000Z", validTo: "2026-11-01T00:00:00.000Z" },
    ]);
    const diff = await read({ withAsOf: "2026-10-15T00:00:00Z" });
    expect(named(diff)).toEqual(["changed nginx", "added nginx-module-geoip", "removed telnet"]);
    expect(diff.counts).toEqual({ same: 1, added: 1, removed: 1, changed: 1 });
    expect(named(await read({ withAsOf: "2026-10-15T00:00:00Z", onlyDifferences: false }))).toContain(
      "same curl",
    );
  });

  test("is compared with another node", async () => {
    expect(named(await read({ withNode: db.nodeId }))).toEqual([
      "added nginx",
      "added nginx-module-geoip",
      "removed postgresql",
    ]);
  });

  test("finds the nodes that have an application, at any moment", async () => {
    const nodes = async (filter: string, asOf?: string) => {
      const { rows } = await listNodes(context(), {
        filter,
        sort: "name",
        limit: 100,
        offset: 0,
        ...(asOf && { asOf }),
      });
      return rows.map((row) => row.key).sort();
    };
    expect(await nodes("app:nginx")).toEqual([web.key]);
    expect(await nodes("app:CURL")).toEqual([web.key, db.key].sort());
    expect(await nodes("app=ngin")).toEqual([]);
    expect(await nodes("app:nginx@1.26")).toEqual([web.key]);
    expect(await nodes("app=nginx@1.24")).toEqual([]);
    expect(await nodes("app=nginx@1.24", "2026-10-15T00:00:00Z")).toEqual([web.key]);
    expect(await nodes("-app:nginx")).toEqual([db.key, twin.key].sort());
    expect(await nodes("app:none")).toEqual([twin.key]);
    expect(await nodes("app:postgres*,telnet")).toEqual([db.key]);
    const { suggestions } = await suggest(context(), { filter: "app:ng", cursor: 6 });
    expect(suggestions.map(({ label, count }) => [label, count])).toEqual([
      ["nginx", 1],
      ["nginx-module-geoip", 1],
    ]);
  });
});
