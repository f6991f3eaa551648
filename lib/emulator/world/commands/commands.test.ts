import { describe, expect, it } from "vitest";
import { aRequest, aWorld } from "../../testing/handler-request.ts";
import { slotBehind } from "../node-slots.ts";
import { patchMonthAt, patchWaveOf } from "../patch/patch-calendar.ts";
import { installOutcomeOf, installRunAt } from "../patch-installs.ts";
import { installCommandIdOf } from "./patch-commands.ts";
import type { CommandPlan } from "./types.ts";

const request = aRequest({ world: aWorld({ nodes: 4000 }) });
const { world, region, now } = request;
const accountNamed = (name: string): string =>
  world.accounts().find((account) => account.name === name)?.id ?? "";
const commandsOf = (name: string, at = now): readonly CommandPlan[] =>
  world.operations.commands(accountNamed(name), region, at);
const runsOf = (plan: CommandPlan, at = now) => [...world.operations.commandInvocations(plan, at)];

describe("commands of the world", () => {
  it.each(["prod", "data", "shared-services", "sandbox"])(
    "every install on a node of %s was sent by a command",
    (name) => {
      const plans = new Map(commandsOf(name).map((plan) => [plan.commandId, plan]));
      const month = patchMonthAt(now.getTime());
      let told = 0;
      for (const node of world.nodes(accountNamed(name), region, now)) {
        const slot = slotBehind(node);
        const { outcome, startedAt } = installOutcomeOf(slot, month, undefined);
        const commandId = installCommandIdOf(slot, 1 + patchWaveOf(slot), installRunAt(slot, month));
        if (outcome === "NotDue" || commandId === undefined) continue;
        const plan = plans.get(commandId);
        const invocation =
          plan === undefined ? undefined : world.operations.commandInvocation(plan, node.nodeId, now);
        // A node launched between the command and its own turn was not among those that it was sent to.
        if (invocation === undefined) expect(slot.launchedAt).toBeGreaterThan(startedAt - 6_000_000);
        else told += 1;
      }
      expect(told).toBeGreaterThan(20);
    },
  );

  it("is what the patch state of a node names as its newest operation", () => {
    // An hour after the weekly audit with another baseline, and two after a wave.
    for (const [at, comment] of [
      ["2026-03-02T05:00:00Z", "Audit: order-api against the baseline of AWS"],
      ["2026-02-20T19:30:00Z", "Maintenance window task install-patches"],
    ] as const) {
      const time = new Date(at);
      const plan = commandsOf("prod", time).find((one) => one.comment === comment);
      if (plan === undefined) throw new Error(`no ${comment}`);
      const done = runsOf(plan, time).filter(({ status }) => status === "Success");
      expect(done.length).toBeGreaterThan(10);
      for (const { nodeId, plugins } of done) {
        const node = world.node(accountNamed("prod"), region, nodeId, time);
        if (node?.pingStatus !== "Online") continue;
        const operation = world.patchState(node, time)?.operation;
        expect(operation).toMatchObject({
          executionId: plan.commandId,
          kind: plan.parameters.Operation?.[0],
          rebootOption: plan.parameters.RebootOption?.[0],
        });
        const own = plugins().find(({ endedAt, startedAt }) => endedAt !== startedAt);
        expect(own).toMatchObject({ startedAt: operation?.startedAt, endedAt: operation?.endedAt });
      }
    }
  });

  it("sends one command of a month's install once", () => {
    for (const name of ["prod", "data"]) {
      const ids = commandsOf(name).map(({ commandId }) => commandId);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("spares the nodes that wait once a command has had more errors than it bears", () => {
    const stopped = commandsOf("prod")
      .flatMap((plan) => runsOf(plan))
      .filter(({ statusDetails }) => statusDetails === "Terminated");
    for (const { status } of stopped) expect(status).toBe("Failed");
    const [first] = stopped;
    if (first === undefined) return;
    expect(world.operations.commandState(first.plan, now)).toMatchObject({ statusDetails: "Failed" });
  });

  it("leaves what had ended when somebody cancelled a command, and cancels the rest", () => {
    const plan = commandsOf("prod").find(({ comment }) => comment === "Wrong service, cancelled");
    if (plan === undefined) throw new Error("no cancelled command");
    const details = new Set(runsOf(plan).map(({ statusDetails }) => statusDetails));
    expect(details).toContain("Cancelled");
    const before = new Date(plan.requestedAt + 60_000);
    expect(runsOf(plan, before).map(({ status }) => status)).toContain("InProgress");
  });

  it("tells of Windows nodes that a shell command had gone to the wrong platform", () => {
    const plan = commandsOf("shared-services").find(({ comment }) => comment === "Health of the portals");
    if (plan === undefined) throw new Error("no shell command on Windows");
    const wrong = runsOf(plan).filter(({ statusDetails }) => statusDetails === "InvalidPlatform");
    expect(wrong.length).toBeGreaterThan(0);
    for (const { nodeId } of wrong) {
      const node = world.node(accountNamed("shared-services"), region, nodeId, now);
      if (node !== undefined) expect(node.platformType).toBe("Windows");
    }
  });

  it("loses a node that act disconnects before its turn, and only in commands after that", () => {
    const own = aRequest({ world: aWorld({ nodes: 4000 }) });
    const { operations } = own.world;
    const later = new Date("2026-03-06T12:00:00Z");
    const journals = () =>
      operations
        .commands(own.accountId, region, later)
        .filter(({ comment }) => comment === "Journal of the last hour");
    const node = [...operations.commandInvocations(journals()[0] as CommandPlan, later)].find(
      ({ status }) => status === "Success",
    );
    own.world.act("set-ping", { resourceId: node?.nodeId, status: "ConnectionLost" }, now);
    const [after, before] = journals().map(
      (plan) => operations.commandInvocation(plan, node?.nodeId ?? "", later)?.statusDetails,
    );
    expect(after).toBe("DeliveryTimedOut");
    expect(before).not.toBe("DeliveryTimedOut");
  });

  it("is the same whatever was asked before", () => {
    const fresh = aRequest({ world: aWorld({ nodes: 4000 }) });
    const plans = fresh.world.operations.commands(fresh.accountId, region, now);
    expect(plans.map(({ commandId }) => commandId)).toEqual(
      commandsOf("prod").map(({ commandId }) => commandId),
    );
    const [last] = plans.slice(-1);
    const mine = commandsOf("prod").at(-1);
    if (last === undefined || mine === undefined) throw new Error("no command");
    expect(fresh.world.operations.commandState(last, now).completedCount).toBe(
      world.operations.commandState(mine, now).completedCount,
    );
  });
});
