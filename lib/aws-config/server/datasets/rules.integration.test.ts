import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ConfigItem } from "#lib/aws-config/server/items/config-item.ts";
import { aConfigItem, seedItems } from "#lib/aws-config/testing/seed-items.ts";
import type { AwsAccess } from "#lib/core/server/aws-access.ts";
import type { Dataset, DatasetRow, SyncScope } from "#lib/core/server/sync/dataset.ts";
import { takeSamples } from "#lib/core/server/sync/samples.ts";
import { anAwsAccess, passOver } from "#lib/core/testing/fake-dataset.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { createEmulator, type Emulator } from "#lib/emulator/server.ts";
import { ruleCountsProjection, ruleSamplers } from "../rules/rule-counts.ts";
import { ruleDatasets } from "./rules.ts";

let database: TestDatabase;
let emulator: Emulator;
let aws: AwsAccess;
let scope: SyncScope;

/** A Wednesday: at 02:13 someone opens SSH of the web tier to the world. */
const before = new Date("2026-03-04T01:30:00Z");

beforeAll(async () => {
  database = await testDatabase();
  emulator = await createEmulator({ nodes: 240, accounts: 6, regions: 1 });
  emulator.control.clock.change({ now: before.toISOString(), frozen: true });
  aws = anAwsAccess(emulator.url, { requestMs: 20_000, maxAttempts: 3 });
  const prod = emulator.world.accounts().find(({ name }) => name === "prod");
  scope = { accountId: prod?.id ?? "", region: "us-east-1" };
  await collectAll();
}, 60_000);
afterAll(async () => {
  aws.close();
  await emulator.close();
  await database.drop();
});

const rowsOf = async (sql: string, values: unknown[] = []): Promise<DatasetRow[]> =>
  (await database.pool.query<DatasetRow>(sql, values)).rows;
const one = async (sql: string): Promise<DatasetRow> => (await rowsOf(sql))[0] ?? {};

async function collect(dataset: Dataset) {
  const projections = [ruleCountsProjection];
  const result = await passOver(database.pool, dataset, { projections, aws, scope });
  if (result.outcome !== "complete") throw new Error(`${dataset.name}: ${JSON.stringify(result)}`);
  return result.counts;
}
async function collectAll() {
  for (const dataset of ruleDatasets) await collect(dataset);
}

describe("a first collection of rules", () => {
  it("has every rule with its trigger, its parameters and the name that it has in every account", async () => {
    const rows =
      await rowsOf(`select shared_name, owner, triggers, frequency, parameters, pack_id is not null as of_pack
      from config_rules where shared_name in ('required-tags', 'ec2-stopped-instance', 'encrypted-volumes') order by 1`);
    expect(rows).toEqual([
      {
        shared_name: "ec2-stopped-instance",
        owner: "AWS",
        triggers: ["periodic"],
        frequency: "TwentyFour_Hours",
        parameters: { AllowedDays: "30" },
        of_pack: false,
      },
      {
        shared_name: "encrypted-volumes",
        owner: "AWS",
        triggers: ["change"],
        frequency: null,
        parameters: {},
        of_pack: true,
      },
      {
        shared_name: "required-tags",
        owner: "AWS",
        triggers: ["change"],
        frequency: null,
        parameters: { tag1Key: "Env", tag2Key: "Team" },
        of_pack: false,
      },
    ]);
    expect(
      await one("select remediation from config_rules where rule_name = 'restricted-ssh'"),
    ).toMatchObject({
      remediation: { targetId: "AWS-DisablePublicAccessForSecurityGroup", automatic: true },
    });
  });

  it("says of a rule that fails itself why, and that nothing is known by it", async () => {
    expect(
      await rowsOf(
        "select shared_name, compliance, last_error_code from config_rules where last_error_code is not null",
      ),
    ).toEqual([
      {
        shared_name: "instance-backup-coverage",
        compliance: "INSUFFICIENT_DATA",
        last_error_code: "AccessDenied",
      },
    ]);
    expect(
      await rowsOf("select 1 from rule_compliance where shared_name = 'instance-backup-coverage'"),
    ).toEqual([]);
  });

  it("has a result of every resource under every rule, which agrees with how AWS sums the rule up", async () => {
    const { world, control } = emulator;
    const now = control.clock.now();
    const rules = world.rules.rules(scope.accountId, scope.region, now);
    const expected = rules.flatMap((rule) => [...world.rules.evaluations(rule, now)]).length;
    expect(await one("select count(*)::int as results from rule_compliance")).toEqual({ results: expected });
    expect(
      await rowsOf(`select r.rule_name from config_rules r left join lateral (
          select case when sum(non_compliant) > 0 then 'NON_COMPLIANT' when sum(compliant) > 0 then 'COMPLIANT'
            else 'INSUFFICIENT_DATA' end as compliance
          from rule_counts c where c.rule_name = r.rule_name) as counted on true
        where r.compliance is distinct from counted.compliance`),
    ).toEqual([]);
  });

  it("says since when at the latest, because it may have been so before", async () => {
    expect(
      await rowsOf(
        "select 1 from rule_compliance where since_known or since_at is distinct from recorded_at",
      ),
    ).toEqual([]);
  });

  it("has packs with the compliance of their rules and a score, and tells nothing as happened", async () => {
    const packs = await rowsOf(
      "select shared_name, state, compliance, score, rules from conformance_packs order by 1",
    );
    expect(packs.map(({ shared_name: name, state }) => [name, state])).toEqual([
      ["Operational-Best-Practices-for-Data", "CREATE_COMPLETE"],
      ["Operational-Best-Practices-for-EC2", "CREATE_COMPLETE"],
    ]);
    const [, pack] = packs;
    const { share } =
      await one(`select round(100.0 * sum(compliant) / sum(compliant + non_compliant), 2) as share
      from rule_counts c join config_rules r using (account_id, region, rule_name)
      join conformance_packs p using (account_id, region, pack_id) where p.shared_name like '%-EC2'`);
    expect(Number(pack?.score)).toBe(Number(share));
    expect(pack?.rules).toHaveLength(5);
    expect(await rowsOf("select 1 from events")).toEqual([]);
  });
});

describe("since when a resource is noncompliant that was so at the first pass", () => {
  const ruleName = "required-tags";
  const days = (count: number) => new Date(before.getTime() - count * 86_400_000).toISOString();
  const verdict = (capturedAt: string, complianceType: string, changes: object = {}) =>
    aConfigItem({
      ...{ resourceType: "AWS::Config::ResourceCompliance", resourceName: null, capturedAt },
      configuration: {
        complianceType: "NON_COMPLIANT",
        configRuleList: [
          { configRuleName: "another", complianceType: "NON_COMPLIANT" },
          { configRuleName: ruleName, complianceType },
        ],
      },
      ...changes,
    });
  const recorded = days(0.5);
  let failing: { id: string }[];

  /** Items of a resource's compliance, known from a time on; answers what its result says after the next pass. */
  async function sinceOf(index: number, items: readonly ConfigItem[], completeFrom: string, gap = false) {
    const id = failing[index]?.id ?? "";
    const resourceId = `AWS::EC2::Instance/${id}`;
    await seedItems(
      database.pool,
      items.map((item) => ({ ...item, resourceId })),
      scope,
    );
    await rowsOf(
      `insert into config_history_reach (account_id, region, resource_type, resource_id, complete_from, gap_from, gap_until)
       values ($1, $2, 'AWS::Config::ResourceCompliance', $3, $4, $5, $6)`,
      [scope.accountId, scope.region, resourceId, completeFrom, gap ? days(9) : null, gap ? days(8) : null],
    );
    await collect(ruleDatasets[1] as Dataset);
    const [row] = await rowsOf(
      "select since_at, since_known, since_source from rule_compliance where rule_name = $1 and resource_id = $2",
      [ruleName, id],
    );
    return { ...row, since_at: new Date(String(row?.since_at)).toISOString() };
  }
  const otherwise = () => verdict(days(10), "COMPLIANT", { status: "ResourceDiscovered" });
  const broken = () => verdict(days(6), "NON_COMPLIANT");
  const again = () => verdict(days(2), "NON_COMPLIANT", { stateId: "again" });

  beforeAll(async () => {
    // As after a rule has run again: AWS tells of the newest result only.
    failing = (await rowsOf(
      `update rule_compliance set since_at = $2 where rule_name = $1 and compliance = 'NON_COMPLIANT' and not since_known
       and resource_type = 'AWS::EC2::Instance' returning resource_id as id`,
      [ruleName, recorded],
    )) as typeof failing;
    expect(failing.length).toBeGreaterThan(4);
  });

  it("is the item that first says so, where the one before it says otherwise", async () => {
    const since = await sinceOf(0, [otherwise(), broken(), again()], days(10));
    expect(since).toEqual({ since_at: days(6), since_known: true, since_source: "items" });
  });

  it("is the resource's first item where nothing was before", async () => {
    const first = verdict(days(7), "NON_COMPLIANT", { status: "ResourceDiscovered" });
    const since = await sinceOf(1, [first, again()], days(7));
    expect(since).toEqual({ since_at: days(7), since_known: false, since_source: "items" });
    await rowsOf("update config_history_reach set finished = true");
    await collect(ruleDatasets[1] as Dataset);
    expect(
      await rowsOf(
        "select since_at, since_known from rule_compliance where rule_name = $1 and resource_id = $2",
        [ruleName, failing[1]?.id],
      ),
    ).toEqual([{ since_at: new Date(days(7)), since_known: true }]);
  });

  it("is at least so long as items say so, while earlier ones or those of a gap are not known", async () => {
    expect(await sinceOf(2, [broken(), again()], days(6))).toEqual({
      ...{ since_at: days(6), since_known: false, since_source: "items" },
    });
    expect(await sinceOf(3, [otherwise(), broken()], days(10), true)).toEqual({
      ...{ since_at: days(6), since_known: false, since_source: "items" },
    });
  });

  it("is what the result says where the newest item does not agree", async () => {
    const since = await sinceOf(4, [broken(), verdict(days(1), "COMPLIANT")], days(6));
    expect(since).toEqual({ since_at: recorded, since_known: false, since_source: "result" });
  });
});

describe("what changes afterwards", () => {
  it("is a version of the result, and an event at the time at which AWS recorded it", async () => {
    emulator.control.clock.change({ advanceSeconds: 5_400 });
    await collectAll();
    const [failing] = await rowsOf(
      "select * from rule_compliance where shared_name = 'restricted-ssh' and compliance = 'NON_COMPLIANT'",
    );
    expect(failing).toMatchObject({
      since_known: true,
      annotation: "Port 22 is reachable from any address.",
    });
    const lateness = Number(failing?.recorded_at) - Date.parse("2026-03-04T02:13:00Z");
    expect(lateness > 0 && lateness < 420_000).toBe(true);
    expect(failing?.since_at).toEqual(failing?.recorded_at);
    expect(
      await rowsOf("select compliance from rule_compliance_history where resource_id = $1", [
        failing?.resource_id,
      ]),
    ).toEqual([{ compliance: "COMPLIANT" }]);
    const events = await rowsOf(
      "select resource_type, at, detail from events where kind = 'config.compliance' and resource_id = $1",
      [failing?.resource_id],
    );
    expect(events).toEqual([
      {
        resource_type: "AWS::EC2::SecurityGroup",
        at: failing?.recorded_at,
        detail: {
          ruleName: "restricted-ssh",
          before: "COMPLIANT",
          after: "NON_COMPLIANT",
          annotation: "Port 22 is reachable from any address.",
        },
      },
    ]);
  });

  it("is counted at once, and sampled by compliance and by rule", async () => {
    await database.pool.query(
      `insert into sync_coverage (dataset, account_id, region, cadence_seconds, last_complete_at)
       values ('rule-compliance', $1, $2, 900, now()) on conflict (dataset, account_id, region)
       do update set last_complete_at = now(), enabled = true`,
      [scope.accountId, scope.region],
    );
    await takeSamples(database.pool, ruleSamplers);
    expect(
      await rowsOf(`select value from samples where metric = 'rules.non_compliant' and dimension = 'restricted-ssh'
        and bucket = 'hour'`),
    ).toEqual([{ value: 1 }]);
    const { sampled, held } = await one(`select
      (select value::int from samples where metric = 'rules.compliance' and dimension = 'NON_COMPLIANT' and bucket = 'hour') as sampled,
      (select count(*)::int from rule_compliance where compliance = 'NON_COMPLIANT') as held`);
    expect(sampled).toBe(held);
  });

  it("without another verdict makes no version", async () => {
    const versions = async () =>
      (await one("select count(*)::int as count from rule_compliance_history")).count;
    const known = await versions();
    const counts = await collect(ruleDatasets[1] as Dataset);
    expect(counts).toMatchObject({ inserted: 0, changed: 0, ended: 0 });
    expect(await versions()).toBe(known);
  });
});
