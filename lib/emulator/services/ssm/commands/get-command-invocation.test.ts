import {
  InvalidCommandId,
  InvalidInstanceId,
  InvalidPluginName,
  InvocationDoesNotExist,
} from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { aRequest, aWorld } from "../../../testing/handler-request.ts";
import { getCommandInvocation } from "./get-command-invocation.ts";

const request = aRequest({ world: aWorld({ nodes: 3000 }) });
const { operations } = request.world;
const plans = operations.commands(request.accountId, request.region, request.now);
const nodeOf = (comment: string, status: string) => {
  for (const plan of plans.filter((one) => one.comment.startsWith(comment)))
    for (const invocation of operations.commandInvocations(plan, request.now))
      if (invocation.status === status)
        return { CommandId: plan.commandId, InstanceId: invocation.nodeId, plan, invocation };
  throw new Error(`no ${comment} with ${status}`);
};

describe("GetCommandInvocation", () => {
  it("gives up to 24,000 characters of output, and how long the step took", async () => {
    const { CommandId, InstanceId } = nodeOf("Journal", "Success");
    const told = await getCommandInvocation({ CommandId, InstanceId }, request);
    expect(told).toMatchObject({ Status: "Success", ResponseCode: 0, PluginName: "aws:runShellScript" });
    expect(told.StandardOutputContent?.length).toBeGreaterThan(2500);
    expect(told.StandardOutputContent?.length).toBeLessThanOrEqual(24_000);
    expect(told.ExecutionStartDateTime).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(told.ExecutionElapsedTime).toMatch(/^PT[\d.HM]+S$/);
  });

  it("gives the details of one step of several only when it is named", async () => {
    const { CommandId, InstanceId } = nodeOf("Maintenance window task install-patches", "Success");
    const whole = await getCommandInvocation({ CommandId, InstanceId }, request);
    expect(whole).toMatchObject({ PluginName: "", ResponseCode: -1, StandardOutputContent: "" });
    const step = await getCommandInvocation({ CommandId, InstanceId, PluginName: "PatchLinux" }, request);
    expect(step.PluginName).toBe("PatchLinux");
    expect(step.StandardOutputUrl).toContain(`/patching/${CommandId}/${InstanceId}/PatchLinux/`);
    expect(() => getCommandInvocation({ CommandId, InstanceId, PluginName: "PatchBeOS" }, request)).toThrow(
      InvalidPluginName,
    );
  });

  it("has no code and no times where the command was never delivered", async () => {
    const { CommandId, InstanceId } = nodeOf("Weekly scan", "TimedOut");
    const told = await getCommandInvocation({ CommandId, InstanceId, PluginName: "PatchLinux" }, request);
    expect(told).toMatchObject({
      StatusDetails: "DeliveryTimedOut",
      ResponseCode: -1,
      ExecutionStartDateTime: "",
      ExecutionElapsedTime: "",
    });
  });

  it("refuses ids in a wrong form, and commands that did not go to the node", () => {
    const { CommandId, InstanceId } = nodeOf("Journal", "Success");
    const wrong = { CommandId: "x".repeat(36), InstanceId };
    expect(() => getCommandInvocation(wrong, request)).toThrow(InvalidCommandId);
    expect(() => getCommandInvocation({ CommandId, InstanceId: "i-x" }, request)).toThrow(InvalidInstanceId);
    const other = nodeOf("Disks of the branch servers", "Success").InstanceId;
    expect(() => getCommandInvocation({ CommandId, InstanceId: other }, request)).toThrow(
      InvocationDoesNotExist,
    );
  });
});
