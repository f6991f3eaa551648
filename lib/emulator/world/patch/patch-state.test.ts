import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeInstancePatches } from "../../services/ssm/describe-instance-patches.ts";
import { statesOf } from "../../services/ssm/instance-patch-state.ts";
import { aRequest, aWorld, testTime } from "../../testing/handler-request.ts";
import { slotBehind } from "../node-slots.ts";
import { installOutcomeOf } from "../patch-installs.ts";
import { day, hour } from "../time.ts";
import type { WorldNode } from "../types.ts";
import type { World } from "../world.ts";
import { outOfBandBetween } from "./out-of-band.ts";

const nodesOf = (world: World, now: Date): WorldNode[] =>
  world
    .accounts()
    .flatMap(({ id }) => world.regions().flatMap(({ name }) => [...world.nodes(id, name, now)]));

const counts = {
  Installed: "InstalledCount",
  InstalledOther: "InstalledOtherCount",
  InstalledPendingReboot: "InstalledPendingRebootCount",
  InstalledRejected: "InstalledRejectedCount",
  Missing: "MissingCount",
  Failed: "FailedCount",
  NotApplicable: "NotApplicableCount",
  AvailableSecurityUpdate: "AvailableSecurityUpdateCount",
} as const;

describe("patch states", () => {
  it("count what DescribeInstancePatches lists, for every node of any world at any time", () => {
    const times = fc.date({ min: new Date("2024-01-01"), max: new Date("2027-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), times, (seed, now) => {
        const world = aWorld({ seed, nodes: 40 });
        for (const node of nodesOf(world, now)) {
          const request = aRequest({ world, accountId: node.accountId, region: node.region, now });
          const [state] = statesOf(request)(node);
          if (state === undefined) continue;
          const input = { InstanceId: node.nodeId };
          const first = describeInstancePatches(input, request);
          if (first instanceof Promise) throw new Error("answers at once");
          const rest = first.NextToken === undefined ? undefined : { ...input, NextToken: first.NextToken };
          const second = rest === undefined ? undefined : describeInstancePatches(rest, request);
          if (second instanceof Promise) throw new Error("answers at once");
          const patches = [...(first.Patches ?? []), ...(second?.Patches ?? [])];
          for (const [name, count] of Object.entries(counts))
            expect(state[count]).toBe(patches.filter(({ State }) => String(State) === name).length);
          for (const { InstalledTime } of patches)
            expect(InstalledTime?.getTime()).toBeLessThanOrEqual(now.getTime());
        }
      }),
      { numRuns: 8 },
    );
  });

  const world = aWorld({ nodes: 2400 });
  const nodes = nodesOf(world, testTime);
  const states = nodes.map((node) => ({ node, state: world.patchState(node, testTime) }));

  it("have every state there is, and lack entirely on a few nodes", () => {
    const seen = new Set(states.flatMap(({ state }) => state?.rows.map((row) => row.state) ?? []));
    expect([...seen].sort()).toEqual(Object.keys(counts).sort());
    const never = states.filter(({ state }) => state === undefined).length / states.length;
    expect(never).toBeGreaterThan(0.008);
    expect(never).toBeLessThan(0.03);
  });

  it("are a day old at most on nodes in reach, and stay as they were on others", () => {
    let old = 0;
    for (const { node, state } of states) {
      if (state === undefined) continue;
      const age = testTime.getTime() - state.operation.endedAt;
      if (node.pingStatus === "Online") expect(age).toBeLessThan(2 * day + hour);
      else expect(state.operation.endedAt).toBeLessThanOrEqual(node.lastPing.getTime());
      if (age > 7 * day) old += 1;
    }
    expect(old).toBeGreaterThan(10);
  });

  it("tell of install runs what the run says: their time, what failed, and restarts that are due", () => {
    const told = new Set<string>();
    for (const { node } of states.filter((_, index) => index % 3 === 0)) {
      const outcome = installOutcomeOf(slotBehind(node), 49, undefined);
      if (outcome.outcome !== "Success" && outcome.failedPatchIds.length === 0) continue;
      const now = new Date(outcome.endedAt + 1000);
      const then = world.node(node.accountId, node.region, node.nodeId, now);
      const state = then?.pingStatus === "Online" ? world.patchState(then, now) : undefined;
      if (state === undefined) continue;
      expect(state.operation).toMatchObject({ kind: "Install", endedAt: outcome.endedAt });
      const failed = state.rows.filter((row) => row.state === "Failed").map(({ release }) => release.kbId);
      expect(failed).toEqual([...outcome.failedPatchIds]);
      expect(state.lastNoRebootInstallAt !== undefined).toBe(outcome.rebootPending);
      if (state.rows.some((row) => row.state === "InstalledPendingReboot")) told.add("pending");
      if (failed.length > 0) told.add("failed");
    }
    expect(told).toEqual(new Set(["pending", "failed"]));
  });

  it("know one zero-day of the last four weeks, by the same CVE on Windows and several Linux families", () => {
    const [urgent] = outOfBandBetween(testTime.getTime() - 28 * day, testTime.getTime());
    const lacking = states.filter(({ state }) =>
      state?.rows.some((row) => row.state === "Missing" && row.release.cveIds.includes(urgent?.cveId ?? "")),
    );
    const systems = new Set(lacking.map(({ state }) => state?.baseline.operatingSystem));
    expect(systems.size).toBeGreaterThanOrEqual(4);
    expect(systems).toContain("WINDOWS");
  });
});

describe("an operation that a command was sent for", () => {
  it.each([
    ["an install of a window", "2026-01-30T21:00:00Z", "Install"],
    ["an install by hand", "2026-01-23T21:00:00Z", "Install"],
    ["a weekly scan", "2026-02-25T08:00:00Z", "Scan"],
    ["the audit", "2026-03-02T05:00:00Z", "Scan"],
  ])("has the command's id, and begins and ends with its invocation: %s", (_what, at, kind) => {
    const world = aWorld({ nodes: 1200 });
    const now = new Date(at);
    let told = 0;
    for (const node of nodesOf(world, now)) {
      const state = world.patchState(node, now);
      if (state === undefined || state.operation.endedAt < now.getTime() - 5 * hour) continue;
      const command = world.operations
        .commands(node.accountId, node.region, now)
        .find(({ commandId }) => commandId === state.operation.executionId);
      if (command === undefined) continue;
      const invocation = world.operations.commandInvocation(command, node.nodeId, now);
      expect(state.operation.kind).toBe(kind);
      expect(command.parameters.Operation).toEqual([kind]);
      expect(command.parameters.RebootOption).toEqual([state.operation.rebootOption]);
      expect(command.parameters.InstallOverrideList?.[0]).toBe(state.operation.installOverrideList);
      const plugins = invocation?.plugins() ?? [];
      expect(plugins.map(({ startedAt }) => startedAt)).toContain(state.operation.startedAt);
      expect(plugins.map(({ endedAt }) => endedAt)).toContain(state.operation.endedAt);
      told += 1;
    }
    expect(told).toBeGreaterThan(5);
  });
});

describe("a scan with another baseline", () => {
  it("changes the numbers of prod's order-api on Mondays, until the daily scan of Tuesday", () => {
    const world = aWorld({ nodes: 1500 });
    const account = world.accounts()[1]?.id ?? "";
    const baselinesAt = (now: Date): Set<string> =>
      new Set(
        [...world.nodes(account, "us-east-1", now)]
          .filter(({ tags, pingStatus }) => tags.Service === "order-api" && pingStatus === "Online")
          .map((node) => world.patchState(node, now)?.baseline)
          .filter((baseline) => baseline !== undefined)
          .map(({ owner }) => owner),
      );
    expect(baselinesAt(new Date("2026-03-02T03:50:00Z"))).toEqual(new Set(["Self"]));
    expect(baselinesAt(new Date("2026-03-02T12:00:00Z"))).toEqual(new Set(["AWS"]));
    expect(baselinesAt(new Date("2026-03-03T03:30:00Z"))).toEqual(new Set(["Self"]));
  });
});
