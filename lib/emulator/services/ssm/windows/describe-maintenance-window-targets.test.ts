import { DoesNotExistException } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest } from "../../../testing/handler-request.ts";
import { windowNamed } from "../../../testing/window-requests.ts";
import { describeMaintenanceWindowTargets } from "./describe-maintenance-window-targets.ts";

const request = aRequest();
const targetsOf = async (name: string) => {
  const { windowId } = windowNamed(request, name);
  return (await describeMaintenanceWindowTargets({ WindowId: windowId }, request)).Targets ?? [];
};

describe("DescribeMaintenanceWindowTargets", () => {
  it("shows targets by tags, by node ids and by resource group", async () => {
    const [servers] = await targetsOf("prod-patch-wave1");
    expect(servers?.Targets?.[0]).toEqual({
      Key: "tag:PatchGroup",
      Values: ["prod-linux-wave1", "prod-windows-wave1"],
    });
    const [branch] = await targetsOf("branch-office-servers");
    expect(branch?.Targets?.[0]?.Key).toBe("InstanceIds");
    for (const id of branch?.Targets?.[0]?.Values ?? [])
      expect(request.world.node(request.accountId, request.region, id, request.now)).toBeDefined();
    expect((await targetsOf("database-checks-sunday"))[0]).toMatchObject({
      ResourceType: "RESOURCE_GROUP",
      Targets: [{ Key: "resource-groups:Name", Values: ["database-servers"] }],
    });
  });

  it("shows none of a window without targets", async () => {
    expect(await targetsOf("spare-wednesday")).toEqual([]);
  });

  it("filters by owner and by id", async () => {
    const { windowId } = windowNamed(request, "prod-patch-wave1");
    const Filters = [{ Key: "OwnerInformation", Values: ["dba@example.com"] }];
    const { Targets = [] } = await describeMaintenanceWindowTargets({ WindowId: windowId, Filters }, request);
    expect(Targets.map(({ Name }) => Name)).toEqual(["wave1-databases"]);
  });

  it("refuses an unknown window", () => {
    const ask = () => describeMaintenanceWindowTargets({ WindowId: "mw-00000000000000000" }, request);
    expect(ask).toThrow(DoesNotExistException);
  });
});
