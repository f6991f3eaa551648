import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readScope } from "#lib/core/server/sync-status/read-scope.ts";
import { readSyncStatus } from "#lib/core/server/sync-status/read-sync-status.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import { listNodes, listUnmanaged } from "#lib/fleet/server/index.ts";
import { datasets } from "./datasets.ts";

/** moto_server is a simulator of AWS by others: it lacks most reads of SSM, and answers those with a page of HTML. */
const present = spawnSync("moto_server", ["--help"]).status === 0;
const accountId = "123456789012";
const home = "us-east-1";
const other = "eu-west-1";
const offered = [
  "accounts",
  "cloudtrail-trails",
  "command-invocations",
  "config-aggregator-sources",
  "config-aggregators",
  "config-history",
  "config-recorders",
  "config-resources",
  "config-rules",
  "ec2-instance-status",
  "ec2-instances",
  "maintenance-windows",
  "patch-baselines",
  "patch-commands",
  "regions",
  "resource-tags",
  "rule-compliance",
  "window-executions",
];
/** Wait for managed nodes, which never come. */
const waiting = ["effective-patches", "node-associations", "node-patches", "patch-catalog", "patch-states"];
const soon = { timeout: 50_000, interval: 100 };

let database: TestDatabase;
let processes: ChildProcess[] = [];
let endpoint: string;
/** Instance ids by their Name tag. */
let instances: Map<string, string>;

/** Starts a program; resolves with what the pattern captures in the first line that it matches. */
async function start(command: string, args: string[], line: RegExp, env: Record<string, string> = {}) {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  processes.push(child);
  let found: string | undefined;
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (text) => {
      output += `${text}\n`;
      found ??= line.exec(text)?.[1];
    });
  }
  return vi.waitUntil(() => {
    if (child.exitCode !== null) throw new Error(`${command} has ended: ${output}`);
    return found;
  }, soon);
}

/** A call as any client of AWS makes it; moto takes the Region from the credential scope and checks no signature. */
async function call(service: "ec2" | "iam", region: string, form: Record<string, string>): Promise<string> {
  const scope = `testing/20261123/${region}/${service}/aws4_request`;
  const answer = await fetch(endpoint, {
    method: "POST",
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
    },
    body: new URLSearchParams({ Version: service === "ec2" ? "2016-11-15" : "2010-05-08", ...form }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

async function runInstance(region: string, name: string, more: Record<string, string> = {}): Promise<void> {
  const answer = await call("ec2", region, {
    Action: "RunInstances",
    ImageId: "ami-12c6146b",
    InstanceType: "t3.micro",
    MinCount: "1",
    MaxCount: "1",
    "TagSpecification.1.ResourceType": "instance",
    "TagSpecification.1.Tag.1.Key": "Name",
    "TagSpecification.1.Tag.1.Value": name,
    ...more,
  });
  instances.set(name, /<instanceId>(i-\w+)</.exec(answer)?.[1] ?? "");
}

const idOf = (name: string) => instances.get(name) ?? "";
const rowsOf = async (sql: string) => (await database.pool.query(sql)).rows;

describe.runIf(present)("against moto_server", () => {
  beforeAll(async () => {
    database = await testDatabase();
    instances = new Map();
    endpoint = await start("moto_server", ["-H", "127.0.0.1", "-p", "0"], /Running on (http:\S+)/);
    await call("iam", home, { Action: "CreateInstanceProfile", InstanceProfileName: "managed" });
    await runInstance(home, "with profile", { "IamInstanceProfile.Name": "managed" });
    await runInstance(home, "without profile");
    await runInstance(home, "stopped");
    await call("ec2", home, { Action: "StopInstances", "InstanceId.1": idOf("stopped") });
    await runInstance(other, "elsewhere");
    await start(
      process.execPath,
      ["--conditions=react-server", "lib/worker/main.ts"],
      /^(worker ready): number/,
      {
        DATABASE_URL: database.url,
        YAGURA_TARGET: "endpoint",
        AWS_ENDPOINT_URL: endpoint,
        AWS_ACCESS_KEY_ID: "testing",
        AWS_SECRET_ACCESS_KEY: "testing",
        YAGURA_REGIONS: `${home},${other}`,
      },
    );
    // Every dataset has had its first pass, one way or the other.
    await vi.waitUntil(async () => {
      const [counted] = await rowsOf(`
        select count(distinct dataset)::int as datasets,
          count(*) filter (where last_complete_at is null and error_code is null)::int as open
        from sync_coverage where dataset <> all(array['${waiting.join("','")}'])`);
      return counted.datasets === datasets.length - waiting.length && counted.open === 0;
    }, soon);
  }, 60_000);
  afterAll(async () => {
    const running = processes.filter((child) => child.exitCode === null);
    processes = [];
    await Promise.all(
      running.map((child) => {
        const ended = once(child, "exit");
        child.kill("SIGKILL");
        return ended;
      }),
    );
    await database.drop();
  });

  it("collects the datasets whose operations are offered, in the Regions that the settings name", async () => {
    expect(
      await rowsOf(`select dataset, array_agg(region order by region) as regions from sync_coverage
        where last_complete_at is not null group by 1 order by 1`),
    ).toEqual(
      offered.map((dataset) => ({
        dataset,
        regions: dataset === "accounts" || dataset === "regions" ? ["-"] : [other, home],
      })),
    );
  });

  it("takes the caller's own account where there is no organisation", async () => {
    expect(await rowsOf("select account_id, status from accounts")).toEqual([
      { account_id: accountId, status: "ACTIVE" },
    ]);
    expect(await rowsOf("select organization_id, caller_account_id from sync_target")).toEqual([
      { organization_id: null, caller_account_id: accountId },
    ]);
  });

  it("says in plain words which operation each of the others lacks, and asks for no permission", async () => {
    const { rows } = await readSyncStatus(aVerbContext(database.pool));
    const lacking = rows.filter((row) => !offered.includes(row.dataset) && !waiting.includes(row.dataset));
    expect(lacking).toHaveLength((datasets.length - offered.length - waiting.length) * 2);
    for (const { dataset, state, rows: count, error } of lacking) {
      const operation = datasets.find(({ name }) => name === dataset)?.operations[0];
      expect({ dataset, state, count, ...error }).toMatchObject({
        dataset,
        state: "unavailable",
        count: null,
        code: "OperationNotAvailable",
        message: `Not available at this target: ${operation} was answered with a web page (HTTP 500).`,
        operation,
        iamAction: null,
      });
    }
    const states = rows.filter((row) => waiting.includes(row.dataset)).map((row) => row.state);
    expect(new Set(states)).toEqual(new Set(["pending"]));
  });

  it("does not hurry to ask again for what is not offered", async () => {
    const [wait] =
      await rowsOf(`select extract(epoch from min(next_due_at - last_started_at))::float as seconds
      from sync_coverage where error_code is not null`);
    expect(wait.seconds).toBeGreaterThan(50);
  });

  it("has the instances of each Region as they are", async () => {
    const profile = `arn:aws:iam::${accountId}:instance-profile/managed`;
    expect(
      await rowsOf(`select region, instance_id, state, instance_profile_arn, tags ->> 'Name' as name
        from ec2_instances order by region, name`),
    ).toEqual(
      (
        [
          [other, "elsewhere", "running", null],
          [home, "stopped", "stopped", null],
          [home, "with profile", "running", profile],
          [home, "without profile", "running", null],
        ] as const
      ).map(([region, name, state, instance_profile_arn]) => ({
        region,
        instance_id: idOf(name),
        state,
        instance_profile_arn,
        name,
      })),
    );
    expect(
      await rowsOf("select region, tags from resource_tags where tags ->> 'Name' = 'elsewhere'"),
    ).toEqual([{ region: other, tags: { Name: "elsewhere" } }]);
  });

  it("never calls an instance unregistered where SSM cannot be read", async () => {
    const { rows, freshness } = await listUnmanaged(aVerbContext(database.pool), {
      search: "",
      sort: "region,name",
      limit: 100,
      offset: 0,
    });
    expect(rows.map((row) => [row.name, row.reason])).toEqual([
      ["elsewhere", "region_not_synced"],
      ["stopped", "stopped"],
      ["with profile", "region_not_synced"],
      ["without profile", "region_not_synced"],
    ]);
    expect(rows[2]?.evidence).toContainEqual({
      fact: "InstanceInformationList",
      value: "OperationNotAvailable",
      operation: "ssm:DescribeInstanceInformation",
      observedAt: null,
    });
    expect(freshness.accountRegions).toEqual({ total: 2, complete: 0 });
  });

  it("lists no node, names what is missing, and counts nodes as unknown", async () => {
    const list = await listNodes(aVerbContext(database.pool), {
      filter: "",
      sort: "name",
      limit: 100,
      offset: 0,
    });
    expect(list.total).toBe(0);
    expect(list.freshness.scopes.failed).toEqual(
      expect.arrayContaining(
        [other, home].map((region) =>
          expect.objectContaining({
            dataset: "managed-nodes",
            region,
            iamAction: null,
            lastCompleteAt: null,
          }),
        ),
      ),
    );
    const settings = { YAGURA_TARGET: "endpoint", AWS_ENDPOINT_URL: endpoint, YAGURA_WRITE: "off" } as const;
    expect(await readScope(aVerbContext(database.pool), {}, settings)).toMatchObject({
      target: { kind: "endpoint", organizationId: accountId },
      accounts: [{ accountId, name: null, nodes: null }],
      regions: [
        { region: other, nodes: null },
        { region: home, nodes: null },
      ],
    });
  });
});
