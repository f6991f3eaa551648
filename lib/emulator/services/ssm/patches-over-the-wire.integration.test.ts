import {
  DescribePatchGroupStateCommand,
  DoesNotExistException,
  GetDefaultPatchBaselineCommand,
  GetPatchBaselineCommand,
  GetPatchBaselineForPatchGroupCommand,
  paginateDescribeAvailablePatches,
  paginateDescribeEffectivePatchesForPatchBaseline,
  paginateDescribeInstancePatches,
  paginateDescribeInstancePatchStates,
  paginateDescribeInstancePatchStatesForPatchGroup,
  paginateDescribePatchBaselines,
  paginateDescribePatchGroups,
  paginateDescribePatchProperties,
  SSMClient,
} from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createEmulator, type Emulator } from "../../server.ts";
import { all } from "../../testing/all-pages.ts";
import { clientOptions } from "../../testing/client-options.ts";
import type { WorldNode } from "../../world/types.ts";

const region = "us-east-1";
const PatchGroup = "prod-linux-wave1";
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

describe("Patch Manager over the wire", () => {
  it("counts in DescribeInstancePatchStates what DescribeInstancePatches lists", async () => {
    const InstanceIds = nodes.slice(0, 50).map(({ nodeId }) => nodeId);
    const states = await all(
      paginateDescribeInstancePatchStates({ client, pageSize: 20 }, { InstanceIds }),
      (page) => page.InstancePatchStates,
    );
    expect(states.length).toBeGreaterThan(40);
    expect(states[0]?.OperationEndTime).toBeInstanceOf(Date);
    for (const state of states.slice(0, 8)) {
      const input = { InstanceId: state.InstanceId };
      const patches = await all(
        paginateDescribeInstancePatches({ client, pageSize: 20 }, input),
        (page) => page.Patches,
      );
      const count = (name: string): number => patches.filter(({ State }) => String(State) === name).length;
      expect(state).toMatchObject({
        InstalledCount: count("Installed"),
        InstalledOtherCount: count("InstalledOther"),
        MissingCount: count("Missing"),
        FailedCount: count("Failed"),
        NotApplicableCount: count("NotApplicable"),
      });
    }
  });

  it("tells of a patch group by its states, its counts and its baseline", async () => {
    const states = await all(
      paginateDescribeInstancePatchStatesForPatchGroup({ client, pageSize: 10 }, { PatchGroup }),
      (page) => page.InstancePatchStates,
    );
    const counted = await client.send(new DescribePatchGroupStateCommand({ PatchGroup }));
    expect(counted.Instances).toBe(states.length);
    const groups = await all(
      paginateDescribePatchGroups({ client, pageSize: 3 }, {}),
      (page) => page.Mappings,
    );
    const registered = groups.filter((one) => one.PatchGroup === PatchGroup);
    const ids = registered.map(({ BaselineIdentity }) => BaselineIdentity?.BaselineId);
    const input = { PatchGroup, OperatingSystem: "AMAZON_LINUX_2023" as const };
    const { BaselineId } = await client.send(new GetPatchBaselineForPatchGroupCommand(input));
    expect(ids).toContain(BaselineId);
    for (const state of states) expect(ids).toContain(state.BaselineId);
  });

  it("reads every baseline that it lists, and refuses others", async () => {
    const baselines = await all(
      paginateDescribePatchBaselines({ client, pageSize: 9 }, {}),
      (page) => page.BaselineIdentities,
    );
    for (const { BaselineId, BaselineName, OperatingSystem } of baselines) {
      const baseline = await client.send(new GetPatchBaselineCommand({ BaselineId }));
      expect(baseline).toMatchObject({ BaselineId, Name: BaselineName, OperatingSystem });
      expect(baseline.ApprovalRules?.PatchRules?.length).toBeGreaterThan(0);
    }
    const { BaselineId } = await client.send(new GetDefaultPatchBaselineCommand({ OperatingSystem: "SUSE" }));
    expect(
      baselines.find(({ DefaultBaseline, OperatingSystem }) => DefaultBaseline && OperatingSystem === "SUSE"),
    ).toMatchObject({ BaselineId });
    const unknown = new GetPatchBaselineCommand({ BaselineId: "pb-00000000000000000" });
    await expect(client.send(unknown)).rejects.toThrow(DoesNotExistException);
  });

  it("lists available and effective patches and properties of rules", async () => {
    const available = await all(
      paginateDescribeAvailablePatches({ client, pageSize: 50 }, {}),
      (page) => page.Patches,
    );
    const baseline = emulator.world
      .patchBaselines(accountId, region, now)
      .find(({ name }) => name === "prod-windows");
    const effective = await all(
      paginateDescribeEffectivePatchesForPatchBaseline(
        { client, pageSize: 50 },
        { BaselineId: baseline?.baselineId },
      ),
      (page) => page.EffectivePatches,
    );
    const known = new Set(available.map(({ KbNumber }) => KbNumber));
    expect(effective.length).toBeGreaterThan(20);
    for (const { Patch } of effective) expect(known).toContain(Patch?.KbNumber);
    const properties = await all(
      paginateDescribePatchProperties(
        { client, pageSize: 2 },
        { OperatingSystem: "WINDOWS", Property: "PRODUCT" },
      ),
      (page) => page.Properties,
    );
    expect(properties).toContainEqual({ Name: "WindowsServer2022" });
  });
});
