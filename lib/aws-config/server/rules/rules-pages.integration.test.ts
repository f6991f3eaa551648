import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ruleResourcesInput } from "#lib/aws-config/contract/rules.ts";
import { aConfigItem, seedItems } from "#lib/aws-config/testing/seed-items.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import {
  exportRuleResources,
  getRule,
  listPacks,
  listRules,
  resourceRules,
  ruleResources,
} from "../index.ts";

const [prod, dev] = ["111122223333", "444455556666"] as const;
const region = "eu-west-1";
const group = "AWS::EC2::SecurityGroup";
const day = (number: number, hour = 0): string =>
  `2026-11-${String(number).padStart(2, "0")}T${String(hour).padStart(2, "0")}:00:00.000Z`;

let database: TestDatabase;
const ctx = (changes = {}) => aVerbContext(database.pool, { now: () => new Date(day(20, 12)), ...changes });
const ofDev = { actor: { name: "ken", role: "viewer", accountIds: [dev] } } as const;

// Dev was not counted on the 18th, and nothing was wrong there on the 19th.
const samples: readonly (readonly [at: number, account: string, dimension: string, value: number])[] = [
  ...[17, 18, 19, 20].flatMap((at) => [[at, prod, "", 1] as const, [at, prod, "restricted-ssh", 1] as const]),
  ...[17, 20].flatMap((at) => [[at, dev, "", 1] as const, [at, dev, "restricted-ssh", 1] as const]),
  [19, dev, "", 0],
];
const sampleSql = ([at, account, dimension, value]: (typeof samples)[number]): string =>
  `('rules.non_compliant', '${dimension}', '${account}', '${region}', 'day', '${day(at)}', ${value})`;

/** `sg-a` of prod breaks restricted-ssh since the 15th and complied before; `sg-b` of dev has broken it all along. */
beforeAll(async () => {
  database = await testDatabase();
  for (const [accountId, ids] of [
    [prod, ["sg-a", "sg-c"]],
    [dev, ["sg-b"]],
  ] as const) {
    const items = ids.map((resourceId) =>
      aConfigItem({ resourceId, resourceName: `${resourceId}-name`, capturedAt: day(1) }),
    );
    await seedItems(database.pool, items, { accountId, region });
  }
  const result = `account_id, region, rule_name, resource_type, resource_id, shared_name, compliance, annotation, since_at,
    since_known, recorded_at, valid_from`;
  const count =
    "account_id, region, rule_name, resource_type, shared_name, compliant, non_compliant, not_applicable, valid_from";
  await database.pool.query(`
    insert into accounts (account_id, name, status, valid_from) values
      ('${prod}', 'prod', 'ACTIVE', '${day(1)}'), ('${dev}', 'dev', 'ACTIVE', '${day(1)}');
    insert into config_rules (account_id, region, rule_name, shared_name, owner, source_identifier, triggers, parameters,
      pack_id, compliance, last_error_code, remediation, last_success_at, valid_from) values
      ('${prod}', '${region}', 'restricted-ssh', 'restricted-ssh', 'AWS', 'INCOMING_SSH_DISABLED', '{change}', '{}', null,
        'NON_COMPLIANT', null, '{"targetId": "AWS-DisablePublicAccessForSecurityGroup", "automatic": true}', '${day(20)}', '${day(5)}'),
      ('${dev}', '${region}', 'restricted-ssh-conformance-pack-abc', 'restricted-ssh', 'AWS', 'INCOMING_SSH_DISABLED',
        '{change,periodic}', '{"ports": 22}', 'conformance-pack-abc', 'NON_COMPLIANT', null, null, null, '${day(5)}'),
      ('${prod}', '${region}', 'backup', 'backup', 'CUSTOM_LAMBDA', 'arn:fn', '{}', '{}', null, 'INSUFFICIENT_DATA',
        'AccessDenied', null, null, '${day(5)}');
    insert into conformance_packs (account_id, region, pack_name, shared_name, pack_id, compliance, rules, score, valid_from) values
      ('${dev}', '${region}', 'ec2', 'ec2', 'conformance-pack-abc', 'NON_COMPLIANT',
        '[{"ruleName": "restricted-ssh-conformance-pack-abc", "compliance": "NON_COMPLIANT"}, {"ruleName": "x", "compliance": "COMPLIANT"}]',
        50, '${day(5)}'),
      ('${prod}', '${region}', 'empty', 'empty', 'conformance-pack-def', null, '[]', null, '${day(5)}');
    insert into rule_compliance (${result}) values
      ('${prod}', '${region}', 'restricted-ssh', '${group}', 'sg-a', 'restricted-ssh', 'NON_COMPLIANT', 'Port 22 is open.',
        '${day(15)}', true, '${day(20)}', '${day(15)}'),
      ('${prod}', '${region}', 'restricted-ssh', '${group}', 'sg-c', 'restricted-ssh', 'COMPLIANT', null, '${day(5)}', false,
        '${day(20)}', '${day(5)}'),
      ('${prod}', '${region}', 'a-tag', '${group}', 'sg-a', 'a-tag', 'COMPLIANT', null, null, false, null, '${day(5)}'),
      ('${dev}', '${region}', 'restricted-ssh-conformance-pack-abc', '${group}', 'sg-b', 'restricted-ssh', 'NON_COMPLIANT', null,
        '${day(5)}', false, '${day(20)}', '${day(5)}');
    insert into rule_compliance_history (${result}, valid_to) values
      ('${prod}', '${region}', 'restricted-ssh', '${group}', 'sg-a', 'restricted-ssh', 'COMPLIANT', null, '${day(5)}', false,
        '${day(14)}', '${day(5)}', '${day(15)}');
    insert into rule_counts (${count}) values
      ('${prod}', '${region}', 'restricted-ssh', '${group}', 'restricted-ssh', 1, 1, 0, '${day(15)}'),
      ('${dev}', '${region}', 'restricted-ssh-conformance-pack-abc', '${group}', 'restricted-ssh', 0, 1, 0, '${day(5)}');
    insert into rule_counts_history (${count}, valid_to) values
      ('${prod}', '${region}', 'restricted-ssh', '${group}', 'restricted-ssh', 2, 0, 0, '${day(5)}', '${day(15)}');
    insert into samples (metric, dimension, account_id, region, bucket, at, value) values
${samples.map(sampleSql).join(", ")}`);
});
afterAll(() => database.drop());

const rulesOf = async (input: object, changes = {}) =>
  Object.fromEntries((await listRules(ctx(changes), input)).rules.map((rule) => [rule.sharedName, rule]));
const found = async (input: object, changes = {}) => {
  const whole = ruleResourcesInput.parse({ rule: "restricted-ssh", ...input });
  const { rows, total } = await ruleResources(ctx(changes), whole);
  return { ids: rows.map(({ resourceId }) => resourceId), total };
};

describe("the list of rules", () => {
  it("puts a rule of several accounts together, and counts as many resources as are listed", async () => {
    const { "restricted-ssh": ssh } = await rulesOf({});
    expect(ssh).toMatchObject({
      counts: { compliant: 1, nonCompliant: 2, notApplicable: 0 },
      places: 2,
      nonCompliantPlaces: 2,
      remediationPlaces: 1,
      variants: 2,
      packs: ["ec2"],
      triggers: ["change", "periodic"],
    });
    for (const [compliance, count] of [
      ["NON_COMPLIANT", ssh?.counts?.nonCompliant],
      ["COMPLIANT", ssh?.counts?.compliant],
      ["NOT_APPLICABLE", ssh?.counts?.notApplicable],
    ])
      expect((await found({ compliance })).total).toBe(count);
  });

  it("knows no counts of a rule that has found nothing yet, because it fails", async () => {
    expect((await rulesOf({})).backup).toMatchObject({ counts: null, failingPlaces: 1 });
  });

  it("is cut to the scope, and to the accounts that the reader may see", async () => {
    expect((await rulesOf({ accounts: [prod] }))["restricted-ssh"]?.counts).toMatchObject({
      nonCompliant: 1,
    });
    expect(Object.keys(await rulesOf({}, ofDev))).toEqual(["restricted-ssh"]);
    expect(await rulesOf({ accounts: [prod] }, ofDev)).toEqual({});
    expect(await rulesOf({ regions: ["us-east-1"] })).toEqual({});
  });

  it("shows a past moment as it was then", async () => {
    expect((await rulesOf({ asOf: day(10) }))["restricted-ssh"]?.counts).toEqual({
      compliant: 2,
      nonCompliant: 1,
      notApplicable: 0,
    });
    expect(await rulesOf({ asOf: day(2) })).toEqual({});
  });
});

describe("one rule", () => {
  it("stands in each account-Region with what it finds there, the worst first", async () => {
    const { rule, places } = await getRule(ctx(), { rule: "restricted-ssh" });
    expect(rule).toMatchObject({ owner: "AWS", sourceIdentifier: "INCOMING_SSH_DISABLED" });
    expect(places).toMatchObject([
      {
        accountName: "prod",
        counts: { compliant: 1, nonCompliant: 1 },
        remediation: { targetId: "AWS-DisablePublicAccessForSecurityGroup", automatic: true },
        lastSuccessAt: day(20),
      },
      { accountName: "dev", counts: { nonCompliant: 1 }, parameters: { ports: "22" }, pack: "ec2" },
    ]);
    const [failing] = (await getRule(ctx(), { rule: "backup" })).places;
    expect(failing).toMatchObject({ counts: null, lastErrorCode: "AccessDenied" });
  });

  it("is found only where the reader may look and by the moment", async () => {
    for (const [input, changes] of [
      [{ rule: "nothing" }, {}],
      [{ rule: "backup" }, ofDev],
      [{ rule: "restricted-ssh", asOf: day(2) }, {}],
    ] as const)
      await expect(getRule(ctx(changes), input)).rejects.toMatchObject({ code: "not_found" });
    const { places } = await getRule(ctx(), { rule: "restricted-ssh", asOf: day(10) });
    expect(places.map(({ counts, lastSuccessAt }) => [counts?.nonCompliant, lastSuccessAt])).toEqual([
      [1, null],
      [0, null],
    ]);
  });

  it("has a trend with a gap where an account-Region was not counted, and zero where there was nothing", async () => {
    const known = async (input: object, changes = {}) =>
      (await getRule(ctx(changes), { rule: "restricted-ssh", ...input })).trend
        .filter(({ nonCompliant }) => nonCompliant !== null)
        .map(({ at, nonCompliant }) => [at, nonCompliant]);
    expect(await known({})).toEqual([
      [day(17), 2],
      [day(19), 1],
      [day(20), 2],
    ]);
    expect(await known({ accounts: [prod] })).toHaveLength(4);
    expect(await known({}, ofDev)).toEqual([
      [day(17), 1],
      [day(19), 0],
      [day(20), 1],
    ]);
    // The last count of a day that had not ended by the moment tells of a later one.
    expect(await known({ asOf: day(20, 6) })).toEqual([
      [day(17), 2],
      [day(19), 1],
    ]);
    const { trend } = await getRule(ctx(), { rule: "restricted-ssh" });
    expect([trend.length, trend.at(-1)?.at]).toEqual([30, day(20)]);
  });

  it("lists resources by result, the newest change first, page by page", async () => {
    expect(await found({})).toEqual({ ids: ["sg-a", "sg-b"], total: 2 });
    expect(await found({ limit: 1, offset: 1 })).toEqual({ ids: ["sg-b"], total: 2 });
    expect(await found({ offset: 9 })).toEqual({ ids: [], total: 2 });
    expect(await found({ asOf: day(10) })).toEqual({ ids: ["sg-b"], total: 1 });
    expect(await found({}, ofDev)).toEqual({ ids: ["sg-b"], total: 1 });
    const { rows, types } = await ruleResources(ctx(), ruleResourcesInput.parse({ rule: "restricted-ssh" }));
    expect(types).toEqual([{ resourceType: group, count: 2 }]);
    expect(rows[0]).toMatchObject({
      key: `${prod}:${region}:sg-a`,
      name: "sg-a-name",
      annotation: "Port 22 is open.",
      since: day(15),
      sinceKnown: true,
    });
  });
});

describe("the resources of a rule", () => {
  it("are narrowed by type and by parts of names, ids and annotations, and sorted by what is shown", async () => {
    expect(await found({ search: "PORT 22" })).toEqual({ ids: ["sg-a"], total: 1 });
    expect(await found({ search: "sg-b-name" })).toEqual({ ids: ["sg-b"], total: 1 });
    expect(await found({ search: "%" })).toEqual({ ids: [], total: 0 });
    expect((await found({ type: group })).total).toBe(2);
    expect((await found({ type: "AWS::S3::Bucket" })).total).toBe(0);
    expect((await found({ sort: "-resource" })).ids).toEqual(["sg-b", "sg-a"]);
    expect((await found({ sort: "since,resource" })).ids).toEqual(["sg-b", "sg-a"]);
    await expect(found({ sort: "toString" })).rejects.toMatchObject({ code: "bad_request" });
  });

  it("are a file of what is listed", async () => {
    const input = {
      rule: "restricted-ssh",
      search: "",
      sort: "-since",
      compliance: "NON_COMPLIANT",
    } as const;
    const csv = await (await exportRuleResources(ctx(), { ...input, format: "csv" })).text();
    expect(csv.trim().split("\r\n")).toEqual([
      "compliance,accountId,region,ruleName,resourceType,resourceId,name,annotation,since,sinceKnown,sinceFromItems",
      `NON_COMPLIANT,${prod},${region},restricted-ssh,${group},sg-a,sg-a-name,Port 22 is open.,${day(15)},true,false`,
      expect.stringContaining(",sg-b,sg-b-name,,"),
    ]);
    const json = await exportRuleResources(ctx(ofDev), { ...input, format: "json" });
    expect(await json.json()).toMatchObject([
      { resourceId: "sg-b", compliance: "NON_COMPLIANT", sinceKnown: false },
    ]);
  });
});

describe("conformance packs", () => {
  it("come with their score and how many rules are broken, within what the reader may see", async () => {
    const { packs } = await listPacks(ctx(), {});
    expect(packs).toMatchObject([
      { sharedName: "ec2", accountName: "dev", score: 50, rules: 2, nonCompliantRules: 1 },
      { sharedName: "empty", score: null, rules: 0 },
    ]);
    expect((await listPacks(ctx(ofDev), {})).packs).toHaveLength(1);
    expect((await listPacks(ctx(), { asOf: day(2) })).packs).toEqual([]);
  });
});

describe("the rules of one resource", () => {
  const read = (asOf?: string, changes = {}) =>
    resourceRules(ctx(changes), { type: group, key: `${prod}:${region}:sg-a`, asOf });

  it("begin with what it breaks, and say since when", async () => {
    expect((await read()).rules).toMatchObject([
      {
        sharedName: "restricted-ssh",
        compliance: "NON_COMPLIANT",
        since: day(15),
        recordedAt: day(20),
        remediation: true,
      },
      // Of this rule nothing is known but its result.
      { sharedName: "a-tag", compliance: "COMPLIANT", since: null, remediation: null },
    ]);
  });

  it("are those of a past moment, and not for every reader", async () => {
    const past = await read(day(10));
    expect(
      past.rules.map(({ sharedName, compliance, recordedAt }) => [sharedName, compliance, recordedAt]),
    ).toEqual([
      ["a-tag", "COMPLIANT", null],
      ["restricted-ssh", "COMPLIANT", null],
    ]);
    await expect(read(undefined, ofDev)).rejects.toMatchObject({ code: "not_found" });
  });
});
