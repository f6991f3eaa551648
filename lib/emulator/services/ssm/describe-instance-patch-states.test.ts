import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../testing/handler-request.ts";
import { describeInstancePatchStates } from "./describe-instance-patch-states.ts";

const request = aRequest({ world: aWorld({ nodes: 2000 }) });
const { world, accountId, region, now } = request;
const nodes = [...world.nodes(accountId, region, now)];
const ids = nodes.slice(0, 50).map(({ nodeId }) => nodeId);

const list = async (InstanceIds: string[]) => {
  const pages = await allPages(describeInstancePatchStates, { InstanceIds, MaxResults: 10 }, request);
  return pages.flatMap(({ InstancePatchStates }) => InstancePatchStates ?? []);
};

describe("DescribeInstancePatchStates", () => {
  it("tells of each node what its newest operation found, by pages", async () => {
    for (const state of await list(ids)) {
      const node = nodes.find(({ nodeId }) => nodeId === state.InstanceId);
      expect(state.PatchGroup).toBe(node?.tags.PatchGroup ?? "");
      expect(state.BaselineId).toMatch(/(^|\/)pb-[0-9a-f]{17}$/);
      expect(state.OperationEndTime?.getTime()).toBeGreaterThan(state.OperationStartTime?.getTime() ?? 0);
      expect(state.OperationEndTime?.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(["Scan", "Install"]).toContain(state.Operation);
      expect(state.OwnerInformation).toBe("");
    }
  });

  it("leaves out ids of no managed node and nodes that were never scanned, and answers an id given twice once", async () => {
    const never = nodes.filter((node) => world.patchState(node, now) === undefined);
    expect(never.length).toBeGreaterThan(0);
    const asked = [...ids.slice(0, 3), ids[0] ?? "", "i-0123456789abcdef0", never[0]?.nodeId ?? ""];
    const answered = await list(asked);
    const scanned = ids.slice(0, 3).filter((id) => !never.some(({ nodeId }) => nodeId === id));
    expect(answered.map(({ InstanceId }) => InstanceId)).toEqual(scanned);
  });
});
