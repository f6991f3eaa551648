import {
  GetInventorySchemaCommand,
  ListInventoryEntriesCommand,
  ListNodesSummaryCommand,
  ListTagsForResourceCommand,
  paginateDescribeActivations,
  paginateDescribeInstanceAssociationsStatus,
  paginateDescribeInstanceInformation,
  paginateDescribeInstanceProperties,
  paginateGetInventory,
  paginateListAssociations,
  paginateListComplianceItems,
  paginateListNodes,
  paginateListResourceComplianceSummaries,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { all } from "../../testing/all-pages.ts";
import { clientOptions } from "../../testing/client-options.ts";
import type { WorldNode } from "../../world/types.ts";

const region = "us-east-1";
let emulator: Emulator;
let client: SSMClient;
let accountId = "";
let now: Date;
let nodes: WorldNode[] = [];

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 300, accounts: 2, regions: 1 });
  emulator.control.clock.change({ now: "2026-03-05T15:00:00Z", frozen: true });
  now = emulator.control.clock.now();
  accountId = emulator.world.accounts()[1]?.id ?? "";
  client = new SSMClient(clientOptions(emulator, { accountId }));
  nodes = [...emulator.world.nodes(accountId, region, now)];
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

const nodeIds = (): string[] => nodes.map(({ nodeId }) => nodeId).sort();
/** ListNodes knows instances that are not managed, too. */
const managed = [{ Key: "ManagedStatus" as const, Values: ["Managed"], Type: "Equal" as const }];
const someNode = (): WorldNode => {
  const node = nodes.find((one) => emulator.world.inventory(one, "AWS:Application", now) !== undefined);
  if (node === undefined) throw new Error("no node reports applications");
  return node;
};

describe("Systems Manager over the wire", () => {
  it("pages DescribeInstanceInformation, DescribeInstanceProperties and ListNodes over the same nodes", async () => {
    const config = { client, pageSize: 10 };
    const informed = await all(
      paginateDescribeInstanceInformation(config, {}),
      (page) => page.InstanceInformationList,
    );
    expect(informed.map(({ InstanceId = "" }) => InstanceId).sort()).toEqual(nodeIds());
    expect(informed[0]?.LastPingDateTime).toBeInstanceOf(Date);
    const listed = await all(paginateListNodes(config, { Filters: managed }), (page) => page.Nodes);
    expect(listed.map(({ Id = "" }) => Id).sort()).toEqual(nodeIds());
    const described = await all(
      paginateDescribeInstanceProperties(config, {}),
      (page) => page.InstanceProperties,
    );
    const running = described.flatMap(({ InstanceId = "" }) =>
      nodeIds().includes(InstanceId) ? [InstanceId] : [],
    );
    expect(running.sort()).toEqual(nodeIds());
  });

  it("summarises nodes by platform with ListNodesSummary", async () => {
    const Aggregators = [
      {
        AggregatorType: "Count" as const,
        TypeName: "Instance" as const,
        AttributeName: "PlatformType" as const,
      },
    ];
    const { Summary = [] } = await client.send(
      new ListNodesSummaryCommand({ Aggregators, Filters: managed }),
    );
    const counted = Object.fromEntries(
      Summary.map(({ PlatformType, Count }) => [PlatformType, Number(Count)]),
    );
    const expected: Record<string, number> = {};
    for (const { platformType } of nodes) expected[platformType] = (expected[platformType] ?? 0) + 1;
    expect(counted).toEqual(expected);
  });

  it("reads inventory with GetInventory, ListInventoryEntries and GetInventorySchema", async () => {
    const entities = await all(paginateGetInventory({ client, pageSize: 10 }, {}), (page) => page.Entities);
    expect(entities.map(({ Id = "" }) => Id).sort()).toEqual(nodeIds());
    const node = someNode();
    const TypeName = "AWS:Application";
    const entries: Record<string, string>[] = [];
    let token: string | undefined;
    do {
      const input = { InstanceId: node.nodeId, TypeName, MaxResults: 50, NextToken: token };
      const page = await client.send(new ListInventoryEntriesCommand(input));
      entries.push(...(page.Entries ?? []));
      token = page.NextToken;
    } while (token !== undefined);
    expect(entries).toEqual(emulator.world.inventory(node, TypeName, now)?.content);
    const { Schemas = [] } = await client.send(new GetInventorySchemaCommand({ TypeName }));
    expect(Schemas.map((schema) => schema.TypeName)).toContain(TypeName);
  });

  it("reads associations with ListAssociations and DescribeInstanceAssociationsStatus", async () => {
    const listed = await all(paginateListAssociations({ client }, {}), (page) => page.Associations);
    const expected = emulator.world.associations(accountId, region, now);
    expect(listed.map(({ AssociationId }) => AssociationId).sort()).toEqual(
      expected.map(({ associationId }) => associationId).sort(),
    );
    const node = someNode();
    const statuses = await all(
      paginateDescribeInstanceAssociationsStatus({ client }, { InstanceId: node.nodeId }),
      (page) => page.InstanceAssociationStatusInfos,
    );
    expect(statuses.map(({ Status }) => Status)).toEqual(
      emulator.world.nodeAssociations(node, now).map(({ status }) => status),
    );
  });

  it("reads compliance with ListComplianceItems and ListResourceComplianceSummaries", async () => {
    const node = someNode();
    const input = { ResourceIds: [node.nodeId], ResourceTypes: ["ManagedInstance"] };
    const items = await all(
      paginateListComplianceItems({ client, pageSize: 10 }, input),
      (page) => page.ComplianceItems,
    );
    expect(items.map(({ Id }) => Id).sort()).toEqual(
      emulator.world
        .complianceItems(node, now)
        .map(({ id }) => id)
        .sort(),
    );
    const summaries = await all(
      paginateListResourceComplianceSummaries({ client, pageSize: 50 }, {}),
      (page) => page.ResourceComplianceSummaryItems,
    );
    expect(new Set(summaries.map(({ ResourceId }) => ResourceId)).size).toBeGreaterThan(0);
    for (const { ResourceId } of summaries) expect(nodeIds()).toContain(ResourceId);
  });

  it("reads hybrid activations with DescribeActivations and tags with ListTagsForResource", async () => {
    const activations = await all(paginateDescribeActivations({ client }, {}), (page) => page.ActivationList);
    expect(activations.map(({ ActivationId }) => ActivationId).sort()).toEqual(
      emulator.world
        .activations(accountId, region, now)
        .map(({ activationId }) => activationId)
        .sort(),
    );
    const hybrid = nodes.find(({ resourceType }) => resourceType === "ManagedInstance");
    const input = { ResourceType: "ManagedInstance" as const, ResourceId: hybrid?.nodeId };
    const { TagList = [] } = await client.send(new ListTagsForResourceCommand(input));
    expect(Object.fromEntries(TagList.map(({ Key, Value }) => [Key, Value]))).toEqual(hybrid?.tags);
  });
});
