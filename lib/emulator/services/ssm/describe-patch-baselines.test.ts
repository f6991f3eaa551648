import type { PatchOrchestratorFilter } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest } from "../../testing/handler-request.ts";
import { describePatchBaselines } from "./describe-patch-baselines.ts";

const request = aRequest();

const list = async (Filters: PatchOrchestratorFilter[] = [], of = request) => {
  const pages = await allPages(describePatchBaselines, { Filters, MaxResults: 7 }, of);
  return pages.flatMap(({ BaselineIdentities }) => BaselineIdentities ?? []);
};

describe("DescribePatchBaselines", () => {
  it("lists AWS's baselines by ARN and the account's own by id, each once", async () => {
    const all = await list();
    for (const { BaselineId = "", BaselineName = "" } of all)
      expect(BaselineId.startsWith("arn:aws:ssm:us-east-1:")).toBe(BaselineName.startsWith("AWS-"));
    expect(new Set(all.map(({ BaselineId }) => BaselineId)).size).toBe(all.length);
    for (const name of ["AWS-DefaultPatchBaseline", "AWS-AmazonLinux2DefaultPatchBaseline", "prod-windows"])
      expect(all.map(({ BaselineName }) => BaselineName)).toContain(name);
  });

  it("has one default for each operating system, in the data account one of its own", async () => {
    const account = request.world.accounts().find(({ name }) => name === "data")?.id ?? "";
    const data = aRequest({ accountId: account });
    for (const of of [request, data]) {
      const all = await list([], of);
      const systems = new Set(all.map(({ OperatingSystem }) => OperatingSystem));
      const defaults = all.filter(({ DefaultBaseline }) => DefaultBaseline);
      expect(defaults.map(({ OperatingSystem }) => OperatingSystem).sort()).toEqual([...systems].sort());
      expect(defaults.some(({ BaselineName }) => BaselineName === "prod-windows")).toBe(of === data);
    }
  });

  it("filters by prefix, owner and operating system", async () => {
    const all = await list();
    const prod = await list([{ Key: "NAME_PREFIX", Values: ["prod-"] }]);
    expect(prod).toEqual(all.filter(({ BaselineName }) => BaselineName?.startsWith("prod-")));
    const aws = await list([{ Key: "OWNER", Values: ["AWS"] }]);
    const own = await list([{ Key: "OWNER", Values: ["Self"] }]);
    expect(aws.length + own.length).toBe(all.length);
    const windows = await list([{ Key: "OPERATING_SYSTEM", Values: ["WINDOWS"] }]);
    expect(windows).toHaveLength(6);
  });

  it("refuses unknown keys", async () => {
    await expect(list([{ Key: "COLOUR", Values: ["red"] }])).rejects.toThrow("COLOUR");
  });
});
