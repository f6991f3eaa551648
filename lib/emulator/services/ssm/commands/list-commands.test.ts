import { InvalidCommandId, InvalidFilterKey, InvalidInstanceId } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../../testing/handler-request.ts";
import { listCommands } from "./list-commands.ts";

const request = aRequest({ world: aWorld({ nodes: 3000 }) });
type Filters = NonNullable<Parameters<typeof listCommands>[0]["Filters"]>;
const commandsOf = async (Filters?: Filters, of = request) => {
  const pages = await allPages(listCommands, { Filters, MaxResults: 50 }, of);
  return pages.flatMap(({ Commands = [] }) => Commands);
};
const everything = await commandsOf();
const commented = (comment: string) => everything.filter(({ Comment }) => Comment === comment);

describe("ListCommands", () => {
  it("lists 30 days of commands once, newest first", () => {
    const times = everything.map(({ RequestedDateTime }) => RequestedDateTime?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((left, right) => right - left));
    expect(times.at(-1)).toBeGreaterThan(request.now.getTime() - 30 * 86_400_000);
    expect(new Set(everything.map(({ CommandId }) => CommandId)).size).toBe(everything.length);
  });

  it("gives no command twice when one is sent while somebody pages", async () => {
    const before = { ...request, now: new Date("2026-03-05T09:11:00Z") };
    const after = { ...request, now: new Date("2026-03-05T09:13:00Z") };
    const first = await listCommands({ MaxResults: 10 }, before);
    const next = await listCommands({ MaxResults: 10, NextToken: first.NextToken }, after);
    const { Commands: newest = [] } = await listCommands({ MaxResults: 1 }, after);
    const { Commands: all = [] } = await listCommands({ MaxResults: 20 }, before);
    expect(newest[0]?.CommandId).not.toBe(all[0]?.CommandId);
    const ids = [...(first.Commands ?? []), ...(next.Commands ?? [])].map(({ CommandId }) => CommandId);
    expect(ids).toEqual(all.map(({ CommandId }) => CommandId));
  });

  it("counts targets so that the counts explain the status", () => {
    for (const command of everything) {
      const { TargetCount = 0, CompletedCount = 0, ErrorCount = 0, DeliveryTimedOutCount = 0 } = command;
      expect(CompletedCount).toBeLessThanOrEqual(TargetCount);
      expect(ErrorCount + DeliveryTimedOutCount).toBeLessThanOrEqual(CompletedCount);
      if (command.Status === "Success") expect(ErrorCount + DeliveryTimedOutCount).toBe(0);
      if (command.Status === "InProgress") expect(CompletedCount).toBeLessThan(TargetCount);
      if (command.StatusDetails === "Failed") expect(ErrorCount).toBeGreaterThan(0);
    }
  });

  it("has the weekly scan of an operator, with its targets, role and end of delivery", () => {
    const scans = commented("Weekly scan before the change board");
    expect(scans).toHaveLength(5);
    expect(scans[0]).toMatchObject({
      DocumentName: "AWS-RunPatchBaseline",
      Parameters: { Operation: ["Scan"], RebootOption: ["NoReboot"] },
      Targets: [{ Key: "tag:Tier", Values: ["app"] }],
      ServiceRole: `arn:aws:iam::${request.accountId}:role/PatchOperator`,
      RequestedDateTime: new Date("2026-03-04T06:00:00Z"),
      ExpiresAfter: new Date("2026-03-04T08:10:00Z"),
      TimeoutSeconds: 600,
    });
  });

  it("has commands in progress, cancelled, without a node, and to node ids", () => {
    expect(everything.some(({ Status }) => Status === "InProgress")).toBe(true);
    const [cancelled] = commented("Wrong service, cancelled");
    expect(cancelled).toMatchObject({ Status: "Cancelled", StatusDetails: "Cancelled" });
    const [nobody] = commented("Disks of the session proxies");
    expect(nobody).toMatchObject({ StatusDetails: "NoInstancesInTag", TargetCount: 0 });
    const [branch] = commented("Disks of the branch servers");
    expect(branch?.InstanceIds).toHaveLength(2);
    expect(branch?.TargetCount).toBe(2);
  });

  it("has the installs of waves without a window, sent by hand", async () => {
    const accountId = request.world.accounts().find(({ name }) => name === "data")?.id ?? "";
    const commands = await commandsOf(undefined, { ...request, accountId });
    const byHand = commands.filter(({ Comment }) => Comment?.startsWith("Patched by hand"));
    expect(byHand).toHaveLength(1);
    expect(byHand[0]?.RequestedDateTime).toEqual(new Date("2026-02-20T17:00:00Z"));
    expect(byHand[0]?.Targets?.[0]?.Values).toContain("prod-linux-wave2");
  });

  it("filters by time, document, status and stage", async () => {
    const week = await commandsOf([
      { key: "InvokedAfter", value: "2026-02-20T00:00:00Z" },
      { key: "InvokedBefore", value: "2026-02-27T00:00:00Z" },
    ]);
    expect(week.length).toBeGreaterThan(5);
    for (const { RequestedDateTime } of week)
      expect(RequestedDateTime?.toISOString()).toMatch(/^2026-02-2[0-6]/);
    const patching = await commandsOf([{ key: "DocumentName", value: "AWS-RunPatchBaseline" }]);
    expect(new Set(patching.map(({ DocumentName }) => DocumentName))).toEqual(
      new Set(["AWS-RunPatchBaseline"]),
    );
    const running = await commandsOf([{ key: "ExecutionStage", value: "Executing" }]);
    expect(running).toEqual(everything.filter(({ Status }) => Status === "InProgress"));
    const incomplete = await commandsOf([{ key: "Status", value: "Incomplete" }]);
    expect(incomplete.length).toBeGreaterThan(0);
    for (const { Status } of incomplete) expect(Status).toBe("Failed");
  });

  it("finds the commands that went to one node", async () => {
    const [branch] = commented("Disks of the branch servers");
    const { Commands = [] } = await listCommands({ InstanceId: branch?.InstanceIds?.[0] }, request);
    expect(Commands.map(({ CommandId }) => CommandId)).toContain(branch?.CommandId);
    expect(Commands.length).toBeLessThan(everything.length);
  });

  it("refuses ids and filters in a wrong form, and answers nothing for unknown ones", async () => {
    expect(() => listCommands({ CommandId: "not-a-command-id-of-any-kind-at-all-" }, request)).toThrow(
      InvalidCommandId,
    );
    expect(() => listCommands({ InstanceId: "i-nonsense" }, request)).toThrow(InvalidInstanceId);
    const wrong = [{ key: "Colour", value: "red" }] as unknown as Filters;
    expect(() => listCommands({ Filters: wrong }, request)).toThrow(InvalidFilterKey);
    const CommandId = "00000000-0000-4000-8000-000000000000";
    expect((await listCommands({ CommandId }, request)).Commands).toEqual([]);
  });
});
