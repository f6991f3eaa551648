import { type InstancePatchStateFilter, InvalidFilter } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../testing/handler-request.ts";
import { describeInstancePatchStatesForPatchGroup } from "./describe-instance-patch-states-for-patch-group.ts";

const request = aRequest({ world: aWorld({ nodes: 1500 }) });
const { world, accountId, region, now } = request;
const PatchGroup = "prod-linux-wave2";

const list = async (Filters: InstancePatchStateFilter[] = []) => {
  const input = { PatchGroup, Filters, MaxResults: 10 };
  const pages = await allPages(describeInstancePatchStatesForPatchGroup, input, request);
  return pages.flatMap(({ InstancePatchStates }) => InstancePatchStates ?? []);
};

describe("DescribeInstancePatchStatesForPatchGroup", () => {
  it("lists the states of the group's nodes and no others", async () => {
    const members = [...world.nodes(accountId, region, now)].filter(
      (node) => node.tags.PatchGroup === PatchGroup && world.patchState(node, now) !== undefined,
    );
    const states = await list();
    expect(states.map(({ InstanceId }) => InstanceId)).toEqual(members.map(({ nodeId }) => nodeId));
    expect(states.length).toBeGreaterThan(20);
  });

  it("filters by counts", async () => {
    const all = await list();
    const lacking = await list([{ Key: "MissingCount", Values: ["0"], Type: "GreaterThan" }]);
    expect(lacking).toEqual(all.filter(({ MissingCount = 0 }) => MissingCount > 0));
    const none = await list([{ Key: "MissingCount", Values: ["0"], Type: "Equal" }]);
    expect(none.length + lacking.length).toBe(all.length);
    const few = await list([{ Key: "InstalledCount", Values: ["30"], Type: "LessThan" }]);
    const many = await list([{ Key: "InstalledCount", Values: ["29"], Type: "GreaterThan" }]);
    expect(few.length + many.length).toBe(all.length);
    const others = await list([{ Key: "InstalledCount", Values: ["30"], Type: "NotEqual" }]);
    expect(others).toEqual(all.filter(({ InstalledCount }) => InstalledCount !== 30));
  });

  it("refuses unknown keys and values that are no numbers", async () => {
    const unknown: InstancePatchStateFilter = { Key: "Colour", Values: ["1"], Type: "Equal" };
    await expect(list([unknown])).rejects.toThrow(InvalidFilter);
    const word: InstancePatchStateFilter = { Key: "MissingCount", Values: ["many"], Type: "Equal" };
    await expect(list([word])).rejects.toThrow(InvalidFilter);
  });
});
