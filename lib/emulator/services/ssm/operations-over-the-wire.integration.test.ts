import {
  DescribeMaintenanceWindowExecutionTaskInvocationsCommand,
  DescribeMaintenanceWindowExecutionTasksCommand,
  DescribeMaintenanceWindowsForTargetCommand,
  GetCommandInvocationCommand,
  GetMaintenanceWindowCommand,
  GetMaintenanceWindowTaskCommand,
  paginateDescribeMaintenanceWindowExecutions,
  paginateDescribeMaintenanceWindows,
  paginateDescribeMaintenanceWindowTasks,
  paginateListCommandInvocations,
  paginateListCommands,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { clientOptions } from "../../testing/client-options.ts";

const region = "us-east-1";
let emulator: Emulator;
let client: SSMClient;
let accountId = "";
let now: Date;

beforeAll(async () => {
  emulator = await createEmulator({ nodes: 2000, accounts: 2, regions: 1 });
  emulator.control.clock.change({ now: "2026-03-05T15:00:00Z", frozen: true });
  now = emulator.control.clock.now();
  accountId = emulator.world.accounts()[1]?.id ?? "";
  client = new SSMClient(clientOptions(emulator, { accountId }));
});
afterAll(async () => {
  client.destroy();
  await emulator.close();
});

/** The items of all pages of an SDK paginator. */
async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  read: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(read(page) ?? []));
  return items;
}

const windows = () =>
  all(paginateDescribeMaintenanceWindows({ client, pageSize: 10 }, {}), (page) => page.WindowIdentities);

describe("maintenance windows and commands over the wire", () => {
  it("pages DescribeMaintenanceWindows, and GetMaintenanceWindow says the same", async () => {
    const listed = await windows();
    expect(listed.map(({ WindowId }) => WindowId)).toEqual(
      emulator.world.operations.windows(accountId, region).map(({ windowId }) => windowId),
    );
    const [first] = listed;
    const told = await client.send(new GetMaintenanceWindowCommand({ WindowId: first?.WindowId }));
    expect(told).toMatchObject({ ...first });
    expect(told.CreatedDate).toBeInstanceOf(Date);
  });

  it("carries a function's payload in GetMaintenanceWindowTask", async () => {
    const WindowId = (await windows()).find(({ Name }) => Name === "prod-patch-wave1")?.WindowId;
    const tasks = await all(
      paginateDescribeMaintenanceWindowTasks({ client }, { WindowId }),
      (page) => page.Tasks,
    );
    const lambda = tasks.find(({ Type }) => Type === "LAMBDA");
    const { TaskInvocationParameters } = await client.send(
      new GetMaintenanceWindowTaskCommand({ WindowId, WindowTaskId: lambda?.WindowTaskId }),
    );
    const payload = Buffer.from(TaskInvocationParameters?.Lambda?.Payload ?? []).toString();
    expect(JSON.parse(payload)).toMatchObject({ channel: "patching" });
  });

  it("leads from a run of a window to its tasks, its command and what the command did on each node", async () => {
    const WindowId = (await windows()).find(({ Name }) => Name === "prod-patch-wave1")?.WindowId;
    const [run] = await all(
      paginateDescribeMaintenanceWindowExecutions({ client }, { WindowId }),
      (page) => page.WindowExecutions,
    );
    expect(run?.StartTime?.toISOString()).toMatch(/^2026-02-13T17:00:0/);
    const { WindowExecutionId } = run ?? {};
    const { WindowExecutionTaskIdentities: tasks = [] } = await client.send(
      new DescribeMaintenanceWindowExecutionTasksCommand({ WindowExecutionId }),
    );
    const TaskId = tasks[0]?.TaskExecutionId;
    const { WindowExecutionTaskInvocationIdentities: invocations = [] } = await client.send(
      new DescribeMaintenanceWindowExecutionTaskInvocationsCommand({ WindowExecutionId, TaskId }),
    );
    const CommandId = invocations[0]?.ExecutionId;
    const [command] = await all(paginateListCommands({ client }, { CommandId }), (page) => page.Commands);
    const nodes = await all(
      paginateListCommandInvocations({ client, pageSize: 50 }, { CommandId, Details: true }),
      (page) => page.CommandInvocations,
    );
    expect(nodes).toHaveLength(command?.TargetCount ?? -1);
    const succeeded = nodes.find(({ Status }) => Status === "Success");
    const told = await client.send(
      new GetCommandInvocationCommand({
        CommandId,
        InstanceId: succeeded?.InstanceId,
        PluginName: "PatchLinux",
      }),
    );
    expect(told.Status).toBe("Success");
  });

  it("pages ListCommands over everything of the last 30 days", async () => {
    const listed = await all(paginateListCommands({ client, pageSize: 20 }, {}), (page) => page.Commands);
    expect(listed.map(({ CommandId }) => CommandId)).toEqual(
      emulator.world.operations.commands(accountId, region, now).map(({ commandId }) => commandId),
    );
  });

  it("refuses ids in a wrong form with AWS's own errors", async () => {
    await expect(
      client.send(new GetMaintenanceWindowCommand({ WindowId: "mw-00000000000000000" })),
    ).rejects.toMatchObject({ name: "DoesNotExistException" });
    await expect(
      client.send(new GetMaintenanceWindowCommand({ WindowId: "nonsense" })),
    ).rejects.toMatchObject({ name: "ValidationException" });
    const ids = { CommandId: "00000000-0000-4000-8000-000000000000", InstanceId: "i-0123456789abcdef0" };
    await expect(client.send(new GetCommandInvocationCommand(ids))).rejects.toMatchObject({
      name: "InvocationDoesNotExist",
    });
    await expect(
      client.send(new DescribeMaintenanceWindowsForTargetCommand({ Targets: [], ResourceType: undefined })),
    ).rejects.toMatchObject({ name: "ValidationException" });
  });
});
