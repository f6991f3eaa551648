import { describe, expect, it } from "vitest";
import { aRequest, aWorld } from "../../testing/handler-request.ts";
import { describePatchGroupState } from "./describe-patch-group-state.ts";
import { statesOf } from "./instance-patch-state.ts";

const request = aRequest({ world: aWorld({ nodes: 1500 }) });
const { world, accountId, region, now } = request;
const PatchGroup = "prod-linux-wave2";

describe("DescribePatchGroupState", () => {
  it("counts the nodes of the group that have any of each", async () => {
    const all = [...world.nodes(accountId, region, now)]
      .filter(({ tags }) => tags.PatchGroup === PatchGroup)
      .flatMap(statesOf(request));
    const state = await describePatchGroupState({ PatchGroup }, request);
    const having = (key: "MissingCount" | "InstalledCount" | "FailedCount" | "CriticalNonCompliantCount") =>
      all.filter((one) => (one[key] ?? 0) > 0).length;
    expect(state).toMatchObject({
      Instances: all.length,
      InstancesWithInstalledPatches: having("InstalledCount"),
      InstancesWithMissingPatches: having("MissingCount"),
      InstancesWithFailedPatches: having("FailedCount"),
      InstancesWithCriticalNonCompliantPatches: having("CriticalNonCompliantCount"),
    });
  });

  it("is all zero for a group without nodes", async () => {
    const state = await describePatchGroupState({ PatchGroup: "nobody" }, request);
    expect(new Set(Object.values(state))).toEqual(new Set([0]));
  });
});
