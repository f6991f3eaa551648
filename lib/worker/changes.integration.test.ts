import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import { readFreshness } from "#lib/core/server/freshness.ts";
import type { DatasetRow, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { anAwsAccess, passOver } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import { datasets, projections } from "./datasets.ts";

let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;
let scope: SyncScope;
let nodes: string[];
let hybrid: string[];
/** The next node that no other test has changed. */
const aNode = (of = nodes): string => {
  const id = of.shift();
  if (id === undefined) throw new Error("the world is too small for these tests");
  return id;
};

const rowsOf = async (sql: string, values: unknown[] = []): Promise<DatasetRow[]> =>
  (await database.pool.query<DatasetRow>(sql, values)).rows;

async function collect(...names: string[]): Promise<void> {
  for (const name of names) {
    const dataset = datasets.find((each) => each.name === name);
    if (dataset === undefined) throw new Error(`no dataset ${name}`);
    const result = await passOver(database.pool, dataset, { projections, aws, scope });
    expect({ name, outcome: result.outcome }).toEqual({ name, outcome: "complete" });
  }
}
const act = (action: string, params: Record<string, unknown>) => {
  emulator.control.clock.change({ advanceSeconds: 60 });
  emulator.world.act(action, params, emulator.control.clock.now());
};
const eventsOf = (resourceId: string) =>
  rowsOf("select kind, detail from events where resource_id = $1 order by at, kind", [resourceId]);

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({ nodes: 80, accounts: 2, regions: 1, seed: "changes" });
  emulator.control.clock.change({ frozen: true });
  aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 3 });
  const account = emulator.world.accounts().find((each) => !each.isManagement);
  scope = { accountId: account?.id ?? "", region: emulator.world.regions()[0]?.name ?? "" };
  const fleet = [
    "managed-nodes",
    "ec2-instances",
    "resource-tags",
    "compliance-summaries",
    "node-associations",
  ];
  await collect(...fleet);
  const online = await rowsOf(
    "select node_id from fleet_nodes where ping_status = 'Online' order by node_id",
  );
  const ids = online.map((row) => String(row.node_id));
  nodes = ids.filter((id) => id.startsWith("i-"));
  hybrid = ids.filter((id) => id.startsWith("mi-"));
}, 60_000);
afterAll(async () => {
  aws.close();
  await emulator.close();
  await database.drop();
});

describe("what happens in AWS", () => {
  it("makes no events and no versions when it is first seen", async () => {
    expect(await rowsOf("select * from events")).toEqual([]);
    expect(await rowsOf("select * from fleet_nodes_history")).toEqual([]);
    expect(await rowsOf("select node_id from fleet_nodes")).toHaveLength(
      [...(await rowsOf("select node_id from managed_nodes"))].length,
    );
  });

  it("is one event with before and after when an agent is lost", async () => {
    const id = aNode();
    act("set-ping", { resourceId: id, status: "ConnectionLost" });
    await collect("managed-nodes");
    expect(await eventsOf(id)).toEqual([
      {
        kind: "node.ping_status",
        detail: {
          before: { ping_status: "Online" },
          after: { ping_status: "ConnectionLost" },
          changed: ["ping_status"],
        },
      },
    ]);
    expect(
      await rowsOf(
        `select h.ping_status as was, f.ping_status as is from fleet_nodes f join fleet_nodes_history h using (node_id)
         where node_id = $1`,
        [id],
      ),
    ).toEqual([{ was: "Online", is: "ConnectionLost" }]);
  });

  it("is an event of the agent's version", async () => {
    const id = aNode();
    act("set-agent-version", { resourceId: id, version: "3.2.1.0" });
    await collect("managed-nodes");
    expect(await eventsOf(id)).toEqual([
      {
        kind: "node.agent_version",
        detail: expect.objectContaining({ after: { agent_version: "3.2.1.0" } }),
      },
    ]);
  });

  it("is told once for tags of an instance, with all tags before and after", async () => {
    const id = aNode();
    act("retag", { resourceId: id, key: "Owner", value: "\u6771\u4eac <b>" });
    await collect("ec2-instances", "resource-tags");
    const events = await eventsOf(id);
    expect(events).toMatchObject([
      { kind: "resource.tags", detail: { after: { tags: { Owner: "\u6771\u4eac <b>" } } } },
    ]);
    expect(
      await rowsOf(
        "select tags ->> 'Owner' as owner, search_text like '%\u6771\u4eac%' as found from fleet_nodes join fleet_texts using (account_id, region, node_id) where node_id = $1",
        [id],
      ),
    ).toEqual([{ owner: "\u6771\u4eac <b>", found: true }]);
  });

  it("is told for tags of a hybrid node, which only the tagging API knows", async () => {
    const id = aNode(hybrid);
    act("retag", { resourceId: id, key: "Owner", value: "x" });
    await collect("resource-tags");
    expect(await eventsOf(id)).toMatchObject([
      { kind: "resource.tags", detail: { after: { tags: { Owner: "x" } } } },
    ]);
    expect(
      await rowsOf("select tags ->> 'Owner' as owner from fleet_nodes where node_id = $1", [id]),
    ).toEqual([{ owner: "x" }]);
  });

  it("is an event of the profile when an instance profile is taken away", async () => {
    const id = aNode();
    act("remove-profile", { resourceId: id });
    await collect("ec2-instances");
    expect(await eventsOf(id)).toMatchObject([
      { kind: "instance.profile", detail: { after: { instance_profile_arn: null } } },
    ]);
  });

  it("ends the node of a stopped instance, keeps it findable, and tells both", async () => {
    const id = aNode();
    act("stop", { resourceId: id });
    await collect("managed-nodes", "ec2-instances");
    const kinds = (await eventsOf(id)).map((event) => event.kind);
    expect(kinds).toEqual(["node.disappeared", "instance.state"]);
    expect(await rowsOf("select 1 from fleet_nodes where node_id = $1", [id])).toEqual([]);
    expect(
      await rowsOf("select valid_to > valid_from as ended from fleet_nodes_history where node_id = $1", [id]),
    ).toContainEqual({ ended: true });
    act("start", { resourceId: id });
    emulator.control.clock.change({ advanceSeconds: 600 });
    await collect("managed-nodes", "ec2-instances");
    expect((await eventsOf(id)).map((event) => event.kind)).toContain("node.appeared");
    expect(
      await rowsOf(
        `select f.first_seen_at = min(h.first_seen_at) as since_first from fleet_nodes f
         join fleet_nodes_history h using (node_id) where node_id = $1 group by f.first_seen_at`,
        [id],
      ),
    ).toEqual([{ since_first: true }]);
  });

  it("can be asked of any past moment: the row that held then, and how complete it was", async () => {
    const id = aNode();
    const [before] = await rowsOf("select clock_timestamp() as at");
    act("set-ping", { resourceId: id, status: "ConnectionLost" });
    await collect("managed-nodes");
    const at = new Date(Number(before?.at)).toISOString();
    expect(
      await rowsOf(
        `select ping_status from fleet_nodes_history where node_id = $1 and valid_from <= $2 and valid_to > $2
         union all select ping_status from fleet_nodes where node_id = $1 and valid_from <= $2`,
        [id, at],
      ),
    ).toEqual([{ ping_status: "Online" }]);
    const asOf = (time: string) =>
      readFreshness(aVerbContext(database.pool), { datasets: ["managed-nodes"], asOf: time });
    expect(await asOf(at)).toMatchObject({ asOf: at, scopes: { total: 1, fresh: 1 } });
    expect(await asOf("2020-01-01T00:00:00Z")).toMatchObject({ scopes: { total: 1, pending: 1, fresh: 0 } });
  });
});
