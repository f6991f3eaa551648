import { InvalidFilterKey } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../../testing/handler-request.ts";
import { slotThen } from "../../../world/commands/ledger.ts";
import { decodeIdentity } from "../../../world/identity.ts";
import { installOutcomeOf } from "../../../world/patch-installs.ts";
import { keyOf } from "../../../world/random.ts";
import { listCommandInvocations } from "./list-command-invocations.ts";

const request = aRequest({ world: aWorld({ nodes: 3000 }) });
const { operations } = request.world;
const plans = operations.commands(request.accountId, request.region, request.now);
const planWith = (document: string, comment: string) => {
  const plan = plans.find((one) => one.documentName === document && one.comment === comment);
  if (plan === undefined) throw new Error(`no command ${comment}`);
  return plan;
};
const install = planWith("AWS-RunPatchBaseline", "Maintenance window task install-patches");
const invocationsOf = async (commandId: string, Details = false) => {
  const input = { CommandId: commandId, Details, MaxResults: 50 };
  const pages = await allPages(listCommandInvocations, input, request);
  return pages.flatMap(({ CommandInvocations = [] }) => CommandInvocations);
};

describe("ListCommandInvocations", () => {
  it("lists every node of a command once, and as many as the command counts", async () => {
    for (const plan of [install, planWith("AWS-RunShellScript", "Journal of the last hour")]) {
      const listed = await invocationsOf(plan.commandId);
      const state = operations.commandState(plan, request.now);
      expect(new Set(listed.map(({ InstanceId }) => InstanceId)).size).toBe(state.targetCount);
      const errors = listed.filter(({ StatusDetails }) => StatusDetails === "Failed");
      expect(errors).toHaveLength(state.errorCount);
      const lost = listed.filter(({ StatusDetails }) => StatusDetails === "DeliveryTimedOut");
      expect(lost).toHaveLength(state.deliveryTimedOutCount);
    }
  });

  it("tells of every node what the month's install run did to it", async () => {
    const { work } = install;
    const listed = await invocationsOf(install.commandId);
    const told = new Set<string>();
    for (const { InstanceId = "", StatusDetails = "" } of listed) {
      const place = decodeIdentity(keyOf("yagura"), InstanceId)?.slot ?? -1;
      const month = work.kind === "install" ? work.month : -1;
      const { outcome } = installOutcomeOf(slotThen(install, place), month, undefined);
      const expected = { Unreachable: "DeliveryTimedOut", NotDue: "Undeliverable" } as const;
      expect(StatusDetails).toBe(
        outcome === "Unreachable" || outcome === "NotDue" ? expected[outcome] : outcome,
      );
      told.add(outcome);
    }
    expect(told).toContain("Success");
    expect(told).toContain("Failed");
    expect(told).toContain("Unreachable");
  });

  it("leaves out the steps without Details, and with them shows what each printed", async () => {
    const [plain] = await invocationsOf(install.commandId);
    expect(plain?.CommandPlugins).toEqual([]);
    const [detailed] = (await invocationsOf(install.commandId, true)).filter(
      ({ Status }) => Status === "Success",
    );
    expect(detailed?.CommandPlugins?.map(({ Name }) => Name)).toEqual([
      "PatchWindows",
      "PatchLinux",
      "PatchMacOS",
    ]);
    const outputs = detailed?.CommandPlugins?.map(({ Output = "" }) => Output) ?? [];
    expect(outputs.filter((text) => text.startsWith("Step execution skipped"))).toHaveLength(2);
    expect(outputs.some((text) => text.includes("Install"))).toBe(true);
  });

  it("prints, on Windows, the counts of the node's patch state after the run", async () => {
    const listed = await invocationsOf(install.commandId, true);
    let compared = 0;
    for (const { InstanceId = "", Status, CommandPlugins = [] } of listed) {
      if (Status !== "Success") continue;
      const plugin = CommandPlugins.find(({ Output = "" }) => Output.includes("MissingCount"));
      const after = new Date((plugin?.ResponseFinishDateTime?.getTime() ?? 0) + 600_000);
      const node = request.world.node(request.accountId, request.region, InstanceId, after);
      const state = node === undefined ? undefined : request.world.patchState(node, after);
      if (plugin === undefined || state?.operation.executionId !== install.commandId) continue;
      const missing = state.rows.filter((row) => row.state === "Missing").length;
      expect(plugin.Output).toMatch(new RegExp(`MissingCount\\s*[:=] ?${missing}\\b`));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(3);
  });

  it("cuts output to 2,500 characters and says so", async () => {
    const { commandId } = planWith("AWS-RunShellScript", "Journal of the last hour");
    const listed = await invocationsOf(commandId, true);
    const [done] = listed.filter(({ Status }) => Status === "Success");
    const [plugin] = done?.CommandPlugins ?? [];
    expect(plugin).toMatchObject({ Name: "aws:runShellScript", ResponseCode: 0 });
    expect(plugin?.Output).toHaveLength(2500);
    expect(plugin?.Output).toContain("---Output truncated---");
  });

  it("gives a failed step its exit status and error output", async () => {
    const listed = await invocationsOf(install.commandId, true);
    const failed = listed.flatMap(({ CommandPlugins = [] }) =>
      CommandPlugins.filter(({ Status }) => Status === "Failed"),
    );
    expect(failed.length).toBeGreaterThan(0);
    for (const { ResponseCode, Output } of failed) {
      expect(ResponseCode).toBeGreaterThan(0);
      expect(Output).toContain("----------ERROR-------");
    }
  });

  it("finds all commands of one node, and filters by status", async () => {
    const [first] = await invocationsOf(install.commandId);
    const { CommandInvocations = [] } = await listCommandInvocations(
      { InstanceId: first?.InstanceId },
      request,
    );
    expect(CommandInvocations.length).toBeGreaterThan(1);
    expect(new Set(CommandInvocations.map(({ InstanceId }) => InstanceId))).toEqual(
      new Set([first?.InstanceId]),
    );
    const Filters = [{ key: "Status" as const, value: "TimedOut" }];
    const lost = await listCommandInvocations({ Filters }, request);
    expect(lost.CommandInvocations?.length).toBeGreaterThan(0);
    for (const { StatusDetails } of lost.CommandInvocations ?? [])
      expect(["DeliveryTimedOut", "ExecutionTimedOut"]).toContain(StatusDetails);
  });

  it("shows nodes that wait, work and are done while a command runs", async () => {
    const now = new Date("2026-02-13T17:30:00Z");
    const during = { ...request, now };
    const plan = operations
      .commands(request.accountId, request.region, now)
      .find(({ comment }) => comment.endsWith("install-patches"));
    const input = { CommandId: plan?.commandId };
    const pages = await allPages(listCommandInvocations, input, during);
    const statuses = pages.flatMap(({ CommandInvocations = [] }) =>
      CommandInvocations.map(({ Status }) => Status),
    );
    for (const status of ["Pending", "InProgress", "Success", "Delayed"]) expect(statuses).toContain(status);
  });

  it("does not know the filter ExecutionStage", () => {
    const Filters = [{ key: "ExecutionStage" as const, value: "Complete" }];
    expect(() => listCommandInvocations({ Filters }, request)).toThrow(InvalidFilterKey);
  });
});
