import {
  DescribeActivationsCommand,
  DescribeInstanceAssociationsStatusCommand,
  DescribeInstanceInformationCommand,
  DescribeInstancePropertiesCommand,
  DescribeMaintenanceWindowExecutionsCommand,
  DescribeMaintenanceWindowsCommand,
  DescribeMaintenanceWindowTargetsCommand,
  DescribeMaintenanceWindowTasksCommand,
  GetInventoryCommand,
  GetInventorySchemaCommand,
  ListAssociationsCommand,
  ListCommandInvocationsCommand,
  ListCommandsCommand,
  ListComplianceItemsCommand,
  ListComplianceSummariesCommand,
  ListInventoryEntriesCommand,
  ListNodesCommand,
  ListNodesSummaryCommand,
  ListResourceComplianceSummariesCommand,
  paginateDescribeInstanceInformation,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";
import { testTime } from "../../testing/handler-request.ts";

let emulator: Emulator;
let client: SSMClient;
let nodeId: string;
let WindowId: string;

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 600, clock: testTime });
  const accountId = emulator.world.accounts()[1]?.id ?? "";
  client = new SSMClient(clientOptions(emulator, { accountId }));
  const [first] = emulator.world.nodes(accountId, "us-east-1", testTime);
  nodeId = first?.nodeId ?? "";
  WindowId = emulator.world.operations.windows(accountId, "us-east-1")[0]?.windowId ?? "";
});

afterAll(async () => {
  client.destroy();
  await emulator.close();
});

const counted = { AggregatorType: "Count", TypeName: "Instance", AttributeName: "PlatformType" } as const;

/** Every operation that pages, asked with a token and a page size. */
const operations: Readonly<
  Record<string, (paging: { NextToken?: string; MaxResults?: number }) => Promise<unknown>>
> = {
  DescribeActivations: (paging) => client.send(new DescribeActivationsCommand(paging)),
  DescribeInstanceAssociationsStatus: (paging) =>
    client.send(new DescribeInstanceAssociationsStatusCommand({ InstanceId: nodeId, ...paging })),
  DescribeInstanceInformation: (paging) => client.send(new DescribeInstanceInformationCommand(paging)),
  DescribeInstanceProperties: (paging) => client.send(new DescribeInstancePropertiesCommand(paging)),
  DescribeMaintenanceWindowExecutions: (paging) =>
    client.send(new DescribeMaintenanceWindowExecutionsCommand({ WindowId, ...paging })),
  DescribeMaintenanceWindowTargets: (paging) =>
    client.send(new DescribeMaintenanceWindowTargetsCommand({ WindowId, ...paging })),
  DescribeMaintenanceWindowTasks: (paging) =>
    client.send(new DescribeMaintenanceWindowTasksCommand({ WindowId, ...paging })),
  DescribeMaintenanceWindows: (paging) => client.send(new DescribeMaintenanceWindowsCommand(paging)),
  GetInventory: (paging) => client.send(new GetInventoryCommand(paging)),
  GetInventorySchema: (paging) => client.send(new GetInventorySchemaCommand(paging)),
  ListAssociations: (paging) => client.send(new ListAssociationsCommand(paging)),
  ListCommandInvocations: (paging) => client.send(new ListCommandInvocationsCommand(paging)),
  ListCommands: (paging) => client.send(new ListCommandsCommand(paging)),
  ListComplianceItems: (paging) => client.send(new ListComplianceItemsCommand(paging)),
  ListComplianceSummaries: (paging) => client.send(new ListComplianceSummariesCommand(paging)),
  ListInventoryEntries: (paging) =>
    client.send(
      new ListInventoryEntriesCommand({ InstanceId: nodeId, TypeName: "AWS:Application", ...paging }),
    ),
  ListNodes: (paging) => client.send(new ListNodesCommand(paging)),
  ListNodesSummary: (paging) =>
    client.send(new ListNodesSummaryCommand({ Aggregators: [counted], ...paging })),
  ListResourceComplianceSummaries: (paging) =>
    client.send(new ListResourceComplianceSummariesCommand(paging)),
};

describe("paging of Systems Manager reads over the wire", () => {
  it.each(Object.keys(operations))("%s refuses a token that it did not give", async (name) => {
    await expect(operations[name]?.({ NextToken: "not-a-token" })).rejects.toMatchObject({
      name: "InvalidNextToken",
    });
  });

  it.each(Object.keys(operations))("%s refuses a page size outside AWS's bounds", async (name) => {
    await expect(operations[name]?.({ MaxResults: 5000 })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });

  it("gives every node once through the SDK's paginator, while the world moves", async () => {
    const ids: (string | undefined)[] = [];
    for await (const page of paginateDescribeInstanceInformation({ client, pageSize: 5 }, {})) {
      ids.push(...(page.InstanceInformationList ?? []).map(({ InstanceId }) => InstanceId));
      emulator.control.clock.change({ advanceSeconds: 240 });
    }
    expect(ids.length).toBeGreaterThan(90);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
