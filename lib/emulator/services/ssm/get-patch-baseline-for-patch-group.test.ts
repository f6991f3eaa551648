import { describe, expect, it } from "vitest";
import { aRequest } from "../../testing/handler-request.ts";
import { getPatchBaselineForPatchGroup } from "./get-patch-baseline-for-patch-group.ts";

const request = aRequest();
const { accountId, region, world, now } = request;
const nameOf = (id: string | undefined): string | undefined =>
  world.patchBaselines(accountId, region, now).find(({ baselineId }) => baselineId === id)?.name;

describe("GetPatchBaselineForPatchGroup", () => {
  it("answers the baseline of the group and operating system, Windows when none is named", async () => {
    const windows = await getPatchBaselineForPatchGroup({ PatchGroup: "prod-windows-wave2" }, request);
    expect(windows.OperatingSystem).toBe("WINDOWS");
    expect(nameOf(windows.BaselineId)).toBe("prod-windows");
    const input = { PatchGroup: "prod-linux-wave1", OperatingSystem: "UBUNTU" as const };
    expect(nameOf((await getPatchBaselineForPatchGroup(input, request)).BaselineId)).toBe("pilot-ubuntu");
  });

  it("answers the default for a group that is not registered", async () => {
    const { BaselineId } = await getPatchBaselineForPatchGroup({ PatchGroup: "nobody" }, request);
    expect(nameOf(BaselineId)).toBe("AWS-DefaultPatchBaseline");
  });

  it("is what the nodes of the group are scanned with", async () => {
    for (const node of [...world.nodes(accountId, region, now)].slice(0, 40)) {
      const state = world.patchState(node, now);
      if (state === undefined || state.operation.baseline !== "own" || state.patchGroup === "") continue;
      const OperatingSystem = state.baseline.operatingSystem;
      const input = { PatchGroup: state.patchGroup, OperatingSystem };
      const { BaselineId } = await getPatchBaselineForPatchGroup(input, request);
      expect(BaselineId).toBe(state.baseline.baselineId);
    }
  });
});
