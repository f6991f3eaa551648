import { InvalidFilter } from "@aws-sdk/client-ssm";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld } from "../../testing/handler-request.ts";
import { describeActivations } from "./describe-activations.ts";

const request = aRequest({ world: aWorld({ nodes: 2000 }) });
const hybrids = [...request.world.nodes(request.accountId, request.region, request.now)].filter(
  ({ resourceType }) => resourceType === "ManagedInstance",
);

describe("DescribeActivations", () => {
  it("counts the nodes registered with each activation", async () => {
    const pages = await allPages(describeActivations, { MaxResults: 2 }, request);
    const activations = pages.flatMap(({ ActivationList }) => ActivationList ?? []);
    for (const activation of activations) {
      const own = hybrids.filter(({ activationId }) => activationId === activation.ActivationId);
      expect(activation.RegistrationsCount).toBe(own.length);
      expect(activation.RegistrationLimit).toBeGreaterThanOrEqual(own.length);
      expect(activation.Expired).toBe((activation.ExpirationDate?.getTime() ?? 0) < request.now.getTime());
    }
    const known = new Set(activations.map(({ ActivationId }) => ActivationId));
    expect(hybrids.every(({ activationId }) => known.has(activationId))).toBe(true);
  });

  it("filters by id, name and role", async () => {
    const { ActivationList } = await describeActivations({}, request);
    const [first] = ActivationList ?? [];
    const byId = {
      Filters: [{ FilterKey: "ActivationIds" as const, FilterValues: [first?.ActivationId ?? ""] }],
    };
    expect((await describeActivations(byId, request)).ActivationList).toEqual([first]);
    const byRole = { Filters: [{ FilterKey: "IamRole" as const, FilterValues: [first?.IamRole ?? ""] }] };
    expect((await describeActivations(byRole, request)).ActivationList).toEqual(ActivationList);
    const byName = { Filters: [{ FilterKey: "DefaultInstanceName" as const, FilterValues: ["nobody"] }] };
    expect((await describeActivations(byName, request)).ActivationList).toEqual([]);
  });

  it("refuses a filter without a key", () => {
    expect(() => describeActivations({ Filters: [{ FilterValues: ["a"] }] }, request)).toThrow(InvalidFilter);
  });
});
