import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resourceGraphInput, resourceTimelineInput } from "#lib/aws-config/contract/detail.ts";
import { exportResourcesInput, listResourcesInput } from "#lib/aws-config/contract/list.ts";
import { aConfigItem, seedItems, seedScope } from "#lib/aws-config/testing/seed-items.ts";
import { type TestDatabase, testDatabase } from "#lib/core/testing/postgres.ts";
import { aVerbContext } from "#lib/core/testing/verb-context.ts";
import {
  countTypes,
  exportResources,
  getResource,
  listAggregators,
  listRecording,
  listResourceFacets,
  listResources,
  listTrailReach,
  nodeResources,
  resourceGraph,
  resourceItems,
  resourceTimeline,
  suggestResources,
} from "./index.ts";

const day = (number: number): string => `2026-11-${String(number).padStart(2, "0")}T00:00:00.000Z`;
const group = "AWS::EC2::SecurityGroup";
const instance = "AWS::EC2::Instance";
const volume = "AWS::EC2::Volume";
const webKey = `${seedScope.accountId}:${seedScope.region}:sg-web`;

let database: TestDatabase;
const ctx = (changes = {}) => aVerbContext(database.pool, { now: () => new Date(day(20)), ...changes });

const opened = (...cidrs: string[]) => ({
  ipPermissions: [
    { fromPort: 22, toPort: 22, ipProtocol: "tcp", ipv4Ranges: cidrs.map((cidrIp) => ({ cidrIp })) },
  ],
});
const attached = (resourceType: string, resourceId: string, relationshipName: string) => ({
  resourceType,
  resourceId,
  relationshipName,
  resourceName: null,
});

beforeAll(async () => {
  database = await testDatabase();
  const web = { resourceType: group, resourceId: "sg-web", resourceName: "web", tags: { Env: "prod" } };
  await seedItems(database.pool, [
    aConfigItem({
      ...web,
      capturedAt: day(2),
      status: "ResourceDiscovered",
      configuration: opened("10.0.0.0/8"),
    }),
    aConfigItem({ ...web, capturedAt: day(19), configuration: opened("10.0.0.0/8", "0.0.0.0/0") }),
    aConfigItem({
      resourceId: "sg-db",
      resourceName: "db",
      capturedAt: day(3),
      configuration: opened("10.1.0.0/16"),
    }),
    aConfigItem({
      resourceType: instance,
      resourceId: "i-1",
      resourceName: null,
      tags: { Name: "web-01", Env: "prod" },
      capturedAt: day(4),
      relationships: [
        attached(volume, "vol-1", "Is attached to Volume"),
        attached(group, "sg-web", "Is associated with SecurityGroup"),
      ],
    }),
    aConfigItem({ resourceType: volume, resourceId: "vol-1", resourceName: null, capturedAt: day(4) }),
    aConfigItem({
      resourceType: volume,
      resourceId: "vol-1",
      resourceName: null,
      capturedAt: day(15),
      status: "ResourceDeleted",
      configuration: null,
    }),
  ]);
  await seedItems(database.pool, [aConfigItem({ resourceId: "sg-other", capturedAt: day(5) })], {
    accountId: "444455556666",
    region: "us-east-1",
  });
  await database.pool.query(
    `insert into config_recorders (account_id, region, recorder_name, state, all_supported) values
       ('111122223333', 'eu-west-1', 'default', 'recording', true), ('444455556666', 'us-east-1', '', 'none', null);
     insert into sync_coverage (dataset, account_id, region, cadence_seconds) values
       ('config-recorders', '111122223333', 'eu-west-1', 900), ('config-recorders', '444455556666', 'us-east-1', 900);
     insert into config_coverage values ('111122223333', 'eu-west-1', 'aggregator', '9/us-east-1/organization', now());
     insert into config_history_reach (account_id, region, resource_type, resource_id, complete_from, finished) values ('111122223333', 'eu-west-1', '${group}', 'sg-web', '${day(2)}', true),
       ('111122223333', 'eu-west-1', '${instance}', 'i-1', '${day(4)}', false);
     insert into rule_compliance (account_id, region, rule_name, shared_name, resource_type, resource_id, compliance) values
       ('111122223333', 'eu-west-1', 'ssh-closed-x1', 'ssh-closed', '${group}', 'sg-web', 'NON_COMPLIANT'),
       ('111122223333', 'eu-west-1', 'tagged', 'tagged', '${group}', 'sg-web', 'COMPLIANT'),
       ('111122223333', 'eu-west-1', 'ssh-closed-x1', 'ssh-closed', '${group}', 'sg-db', 'COMPLIANT');
     insert into config_aggregators (account_id, region, aggregator_name) values ('999988887777', 'us-east-1', 'organization');
     insert into config_aggregator_sources (account_id, region, aggregator_name, source_id, source_type, source_region, status)
     values ('999988887777', 'us-east-1', 'organization', '111122223333', 'ACCOUNT', 'eu-west-1', 'SUCCEEDED'),
       ('999988887777', 'us-east-1', 'organization', '444455556666', 'ACCOUNT', 'us-east-1', 'FAILED')`,
  );
});
afterAll(() => database.drop());

const list = async (input: object, changes = {}) => {
  const answer = await listResources(ctx(changes), { ...listResourcesInput.parse({}), ...input });
  return { ids: answer.rows.map((row) => row.resourceId), total: answer.total };
};

describe("the list of resources", () => {
  it("shows every resource, deleted ones too, the newest change first", async () => {
    expect(await list({})).toEqual({ ids: ["sg-web", "vol-1", "sg-other", "i-1", "sg-db"], total: 5 });
    expect(await list({ sort: "name", limit: 2, offset: 1 })).toEqual({ ids: ["vol-1", "sg-web"], total: 5 });
  });

  it.each([
    [`type:${group}`, ["sg-web", "sg-other", "sg-db"]],
    [`-type:${group} deleted:no`, ["i-1"]],
    ["deleted:yes", ["vol-1"]],
    ["tag:Env=prod", ["sg-web", "i-1"]],
    ["name:web-0", ["i-1"]],
    ["web", ["sg-web", "sg-other", "i-1"]],
    [`type:${group} changed<48h`, ["sg-web"]],
    ["open:0.0.0.0/0", ["sg-web"]],
    ["open:10.1.2.3", ["sg-web", "sg-db"]],
    ["open:10.1.0.0/16 -open:10.0.0.0/8", ["sg-db"]],
    ["open:22", ["sg-web", "sg-db"]],
    ["open:0.0.0.0/0@22", ["sg-web"]],
    ["open:0.0.0.0/0@443", []],
    ["related:sg-web", ["i-1"]],
    ["related:i-1 deleted:no", ["sg-web"]],
    [`has:${volume}`, ["i-1"]],
    [`lacks:${volume} type:${instance}`, []],
    ["account:444455556666", ["sg-other"]],
    ["compliance:NON_COMPLIANT", ["sg-web"]],
    ["compliance:compliant", ["sg-db"]],
    ["rule:ssh-closed deleted:no", ["sg-web", "sg-db"]],
    ["rule:ssh-closed@NON_COMPLIANT", ["sg-web"]],
    [`compliance:none type:${group}`, ["sg-other"]],
  ])("finds by %s", async (filter, ids) => {
    expect(await list({ filter })).toEqual({ ids, total: ids.length });
  });

  it.each([
    ["", ["sg-other", "i-1", "vol-1", "sg-db", "sg-web"]],
    ["deleted:no", ["sg-other", "i-1", "vol-1", "sg-db", "sg-web"]],
    ["open:0.0.0.0/0", []],
    ["related:i-1", ["vol-1", "sg-web"]],
    [`type:${group}`, ["sg-other", "sg-db", "sg-web"]],
  ])("finds by %s what was there at a past moment", async (filter, ids) => {
    expect(await list({ filter, asOf: day(10) })).toEqual({ ids, total: ids.length });
  });

  it("is cut to the accounts that the reader may see", async () => {
    const actor = { name: "x", role: "viewer", accountIds: ["444455556666"] };
    expect(await list({}, { actor })).toEqual({ ids: ["sg-other"], total: 1 });
  });

  it("counts by type and by facet, each without its own conditions", async () => {
    const { types } = await countTypes(ctx(), { filter: "" });
    expect(types).toEqual([
      { resourceType: group, count: 3, deleted: 0 },
      { resourceType: instance, count: 1, deleted: 0 },
      { resourceType: volume, count: 0, deleted: 1 },
    ]);
    const byField = async (input: { filter: string; fields?: string; asOf?: string }) => {
      const { facets } = await listResourceFacets(ctx(), input);
      return Object.fromEntries(
        facets.map(({ field, values }) => [
          field,
          Object.fromEntries(values.map(({ value, count }) => [value, count])),
        ]),
      );
    };
    // Once from the counts that are kept, once from the resources themselves: the tag is no count.
    expect(await byField({ filter: "deleted:no" })).toMatchObject({
      type: { [group]: 3, [instance]: 1 },
      deleted: { no: 4, yes: 1 },
      account: { "111122223333": 3, "444455556666": 1 },
    });
    expect(await byField({ filter: `type:${group} tag:Env=prod`, fields: "type,tag:Env,zone" })).toEqual({
      type: { [group]: 1, [instance]: 1 },
      "tag:Env": { null: 2, prod: 1 },
      zone: { null: 1 },
    });
    expect(await byField({ filter: "", fields: "type,deleted", asOf: day(10) })).toEqual({
      type: { [group]: 3, [instance]: 1, [volume]: 1 },
      deleted: { no: 5 },
    });
  });

  it("completes fields, values and tags", async () => {
    const suggest = async (filter: string) => {
      const { suggestions } = await suggestResources(ctx(), { filter, cursor: filter.length });
      return suggestions.map(({ label, count }) => [label, count]);
    };
    expect(await suggest("type:sec")).toEqual([[group, 3]]);
    expect(await suggest("tag:En")).toEqual([["Env", null]]);
    expect(await suggest("tag:Env=")).toEqual([["prod", null]]);
    expect(await suggest("open:0")).toEqual([
      ["0.0.0.0/0", null],
      ["10.0.0.0/8", null],
      ["10.1.0.0/16", null],
    ]);
    expect(await suggest("related:sg-w")).toEqual([["sg-web", null]]);
    expect((await suggest("ope")).map(([label]) => label)).toContain("open");
  });

  it("is exported as it is filtered, or only what is selected", async () => {
    const file = async (input: object) => {
      const whole = exportResourcesInput.parse({ format: "csv", columns: "id,ingress", ...input });
      return (await exportResources(ctx(), whole)).text();
    };
    expect(await file({ filter: `type:${group} tag:Env=prod` })).toContain(
      "sg-web,tcp 22 10.0.0.0/8; tcp 22 0.0.0.0/0",
    );
    expect((await file({ include: `${group}|${webKey}` })).trim().split("\n")).toHaveLength(2);
  });
});

describe("one resource", () => {
  it("is shown with its item, both directions of its relationships, and how far back it is known", async () => {
    const found = await getResource(ctx(), { type: group, key: webKey });
    expect(found).toMatchObject({
      resource: { name: "web", status: "OK", capturedAt: day(19), tags: { Env: "prod" } },
      item: { configuration: opened("10.0.0.0/8", "0.0.0.0/0"), until: null },
      relationships: [
        {
          direction: "in",
          resourceType: instance,
          resourceId: "i-1",
          name: "web-01",
          exists: true,
          since: day(4),
        },
      ],
      relationshipTotal: 1,
      reach: { completeFrom: day(2), finished: true, gap: null, isStopped: false },
      recorder: { state: "recording", recordsType: true },
    });
    expect(found.item.changedPaths?.join()).toContain("0.0.0.0~10");
  });

  it("is shown as of a moment, and not before its first known item", async () => {
    const past = await getResource(ctx(), { type: group, key: webKey, asOf: day(10) });
    expect(past.item).toMatchObject({
      configuration: opened("10.0.0.0/8"),
      until: day(19),
      status: "ResourceDiscovered",
    });
    await expect(getResource(ctx(), { type: group, key: webKey, asOf: day(1) })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("has its items and events on one axis, page by page", async () => {
    const read = (input: object) =>
      resourceTimeline(ctx(), resourceTimelineInput.parse({ type: group, key: webKey, ...input }));
    const whole = await read({});
    const told = whole.entries.map((entry) => (entry.kind === "item" ? entry.item.status : entry.event.kind));
    expect(told).toEqual(["config.changed", "OK", "config.created", "ResourceDiscovered"]);
    expect(whole.kinds).toEqual([
      { kind: "item", count: 2 },
      { kind: "config.changed", count: 1 },
      { kind: "config.created", count: 1 },
    ]);
    const pages: unknown[] = [];
    for (let before: string | null | undefined; before !== null; ) {
      const page: Awaited<ReturnType<typeof read>> = await read({ limit: 1, before: before ?? undefined });
      pages.push(...page.entries);
      before = page.next;
    }
    expect(pages).toEqual(whole.entries);
    expect((await read({ kinds: "item", asOf: day(10) })).entries).toHaveLength(1);
  });

  it("has what AWS Config recorded of its compliance, until results that were collected say the same", async () => {
    const record = { resourceType: "AWS::Config::ResourceCompliance", resourceId: `${group}/sg-db` };
    const found = (complianceType: string) => ({
      configRuleList: [{ configRuleName: "ssh-closed-x1", complianceType }],
    });
    await seedItems(database.pool, [
      aConfigItem({ ...record, capturedAt: day(3), configuration: found("COMPLIANT") }),
      aConfigItem({ ...record, capturedAt: day(11), configuration: found("NON_COMPLIANT") }),
      aConfigItem({ ...record, capturedAt: day(17), configuration: found("COMPLIANT") }),
    ]);
    await database.pool.query(
      `insert into sync_coverage (dataset, account_id, region, cadence_seconds, first_complete_at)
       values ('rule-compliance', $1, $2, 900, $3)`,
      [seedScope.accountId, seedScope.region, day(15)],
    );
    const key = `${seedScope.accountId}:${seedScope.region}:sg-db`;
    const read = (kinds?: string) =>
      resourceTimeline(ctx(), resourceTimelineInput.parse({ type: group, key, kinds }));
    const verdicts = async () =>
      (await read("config.compliance")).entries.flatMap((entry) =>
        entry.kind === "event" ? [{ at: entry.at, kind: entry.event.kind, ...entry.event.detail }] : [],
      );
    const change = (before: string, after: string) => ({
      kind: "config.compliance",
      words: [{ values: { rule: "ssh-closed-x1", before, after } }],
    });
    const first = { at: day(11), ...change("COMPLIANT", "NON_COMPLIANT") };
    expect(await verdicts()).toMatchObject([{ at: day(17), ...change("NON_COMPLIANT", "COMPLIANT") }, first]);
    expect((await read()).kinds).toContainEqual({ kind: "config.compliance", count: 2 });
    expect((await read("config.changed")).entries).toEqual([]);
    // A result that has been collected tells of itself.
    const recordedAt = new Date(Date.parse(day(17)) - 60_000).toISOString();
    await database.pool.query(
      `insert into events (at, timing, account_id, region, resource_type, resource_id, kind, detail, source, source_id)
       values ($1, 'exact', $2, $3, $4, 'sg-db', 'config.compliance', $5, 'test', 'verdict')`,
      [
        ...[recordedAt, seedScope.accountId, seedScope.region, group],
        { ruleName: "ssh-closed-x1", before: "NON_COMPLIANT", after: "COMPLIANT" },
      ],
    );
    expect(await verdicts()).toMatchObject([{ at: recordedAt, ruleName: "ssh-closed-x1" }, first]);
    await database.pool.query("delete from events where source = 'test'");
    await database.pool.query("delete from config_items where resource_type = $1", [record.resourceType]);
    await database.pool.query("delete from config_resources where resource_type = $1", [record.resourceType]);
    await database.pool.query("delete from sync_coverage where dataset = 'rule-compliance'");
  });

  it("gives whole items at any points, for their difference", async () => {
    const { items } = await resourceItems(ctx(), {
      type: group,
      key: webKey,
      items: ["now", day(10), day(1), `${day(2)}~${Date.parse(day(2))}`].join(","),
    });
    expect(items.map((item) => item?.capturedAt ?? null)).toEqual([day(19), day(2), null, day(2)]);
    await expect(
      resourceItems(ctx(), { type: group, key: webKey, items: "yesterday" }),
    ).rejects.toMatchObject({
      code: "bad_request",
    });
  });

  it("says that earlier items cannot be read now, when the last pass over them failed", async () => {
    const read = async () => (await resourceItems(ctx(), { type: group, key: webKey, items: "now" })).reach;
    await database.pool.query(
      `insert into sync_coverage (dataset, account_id, region, cadence_seconds, error_code)
       values ('config-history', $1, $2, 30, 'AccessDeniedException')`,
      [seedScope.accountId, seedScope.region],
    );
    expect(await read()).toMatchObject({ isStopped: true });
    await database.pool.query("delete from sync_coverage where dataset = 'config-history'");
    expect(await read()).toMatchObject({ isStopped: false });
  });

  it("tells which neighbours lead further, also where only others name them", async () => {
    const further = async () => {
      const input = { type: instance, key: `${seedScope.accountId}:${seedScope.region}:i-1` };
      const { nodes } = await resourceGraph(ctx(), resourceGraphInput.parse(input));
      return nodes.filter((node) => node.leadsFurther).map((node) => node.resourceId);
    };
    expect(await further()).toEqual([]);
    const names = "'111122223333', 'eu-west-1', $1, 'i-2', $2, 'sg-web'";
    await database.pool.query(
      `insert into config_relationships (account_id, region, resource_type, resource_id, related_type, related_id,
         relationship, valid_from) values (${names}, 'Is associated with SecurityGroup', '${day(6)}')`,
      [instance, group],
    );
    expect(await further()).toEqual(["sg-web"]);
    await database.pool.query("delete from config_relationships where resource_id = 'i-2'");
  });

  it("has neighbours one step away, now and then, of which those that are gone are marked", async () => {
    const read = (asOf?: string) =>
      resourceGraph(
        ctx(),
        resourceGraphInput.parse({
          type: instance,
          key: `${seedScope.accountId}:${seedScope.region}:i-1`,
          asOf,
        }),
      );
    const exists = async (asOf?: string) =>
      Object.fromEntries((await read(asOf)).nodes.map((node) => [node.resourceId, node.exists]));
    expect(await exists()).toEqual({ "i-1": true, "vol-1": false, "sg-web": true });
    expect(await exists(day(10))).toEqual({ "i-1": true, "vol-1": true, "sg-web": true });
    expect((await read()).edges).toContainEqual({
      from: `${instance}|i-1`,
      to: `${group}|sg-web`,
      relationship: "Is associated with SecurityGroup",
      since: day(4),
    });
  });
});

describe("recording", () => {
  it("says where Config records, how resources were listed, and how far back they are known", async () => {
    const { scopes } = await listRecording(ctx(), {});
    expect(scopes).toMatchObject([
      {
        accountId: "111122223333",
        state: "recording",
        via: "aggregator",
        resources: 3,
        completeFrom: day(4),
        unfinished: 1,
      },
      {
        accountId: "444455556666",
        state: "none",
        via: null,
        recorderName: null,
        resources: 1,
        unfinished: 0,
      },
    ]);
  });

  it("shows aggregators with their sources, those in trouble first", async () => {
    const { aggregators } = await listAggregators(ctx(), {});
    expect(aggregators).toMatchObject([
      {
        name: "organization",
        sources: [{ sourceId: "444455556666", status: "FAILED" }, { status: "SUCCEEDED" }],
      },
    ]);
  });
});

describe("the API calls of CloudTrail", () => {
  it("are known as far back as they are read, with what is missing in between and why", async () => {
    await database.pool.query(
      `insert into sync_coverage (dataset, account_id, region, cadence_seconds, error_code, error_message, error_iam_action,
         failing_since) values
         ('cloudtrail-events', '111122223333', 'eu-west-1', 300, null, null, null, null),
         ('cloudtrail-events', '444455556666', 'us-east-1', 300, 'AccessDeniedException', 'no', 'cloudtrail:LookupEvents', $1),
         ('cloudtrail-trails', '111122223333', 'eu-west-1', 300, 'AccessDeniedException', 'no', 'cloudtrail:DescribeTrails', $1)`,
      [day(18)],
    );
    await database.pool.query(
      `insert into cloudtrail_reach (account_id, region, covered, wanted_from, asked_at) values
         ('111122223333', 'eu-west-1', $1, $2, $3)`,
      [`{[${day(8)},${day(9)}),[${day(12)},${day(20)})}`, day(8), day(20)],
    );
    const { scopes, freshness } = await listTrailReach(ctx(), {});
    expect(scopes).toEqual([
      {
        ...{ accountId: "111122223333", accountName: null, region: "eu-west-1", wantedFrom: day(8) },
        ...{ completeFrom: day(12), completeUntil: day(20), gaps: [{ from: day(9), until: day(12) }] },
        failure: null,
        trailsFailure: {
          ...{ code: "AccessDeniedException", message: "no", iamAction: "cloudtrail:DescribeTrails" },
          since: day(18),
        },
        troubledTrails: [],
      },
      expect.objectContaining({
        ...{ accountId: "444455556666", completeFrom: null, wantedFrom: null, gaps: [] },
        failure: expect.objectContaining({ iamAction: "cloudtrail:LookupEvents" }),
      }),
    ]);
    expect(freshness.scopes.failed).toHaveLength(2);
    expect((await listTrailReach(ctx(), { regions: ["us-east-1"] })).scopes).toHaveLength(1);
    const one = { actor: { name: "ken", role: "viewer", accountIds: ["111122223333"] } };
    expect((await listTrailReach(ctx(one), {})).scopes).toHaveLength(1);
  });

  it("end on the timeline of a resource where they are no longer read", async () => {
    const input = resourceTimelineInput.parse({ type: group, key: webKey });
    expect((await resourceTimeline(ctx(), input)).calls).toEqual({ completeFrom: day(12), isFailing: false });
    const key = "444455556666:us-east-1:sg-other";
    expect((await resourceTimeline(ctx(), { ...input, key })).calls).toEqual({
      ...{ completeFrom: null, isFailing: true },
    });
  });
});

describe("the resources of a node", () => {
  const read = async (input: object, changes = {}) =>
    (await nodeResources(ctx(changes), { node: "i-1", ...input })).resources;

  it("are the instance and what is related to it, deleted ones too, with what rules find", async () => {
    const whole = await read({});
    expect(whole).toMatchObject([
      { resourceType: instance, resourceId: "i-1", name: "web-01", rules: 0 },
      { resourceType: volume, resourceId: "vol-1", status: "ResourceDeleted" },
      { resourceType: group, key: webKey, rules: 2, nonCompliantRules: 1, capturedAt: day(19) },
    ]);
    expect(await read({ node: `${seedScope.accountId}:${seedScope.region}:i-1` })).toEqual(whole);
  });

  it("are those of a past moment, and not for every reader", async () => {
    expect((await read({ asOf: day(10) })).map(({ status }) => status)).toEqual([
      "OK",
      "OK",
      "ResourceDiscovered",
    ]);
    expect(await read({ asOf: day(1) })).toEqual([]);
    const others = { actor: { name: "ken", role: "viewer", accountIds: ["444455556666"] } };
    for (const node of ["i-1", `${seedScope.accountId}:${seedScope.region}:i-1`])
      await expect(read({ node }, others)).rejects.toMatchObject({ code: "not_found" });
  });
});
