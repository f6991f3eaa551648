import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planScopes } from "./plan.ts";

const datasets = [
  { name: "accounts", scope: "organization", cadenceSeconds: 600 },
  { name: "regions", scope: "account", cadenceSeconds: 3_600 },
  { name: "nodes", scope: "accountRegion", cadenceSeconds: 120 },
] as const;
const names = (scopes: ReturnType<typeof planScopes>) =>
  scopes.map(({ dataset, accountId, region }) => `${dataset} ${accountId} ${region}`);

describe("the plan of scopes", () => {
  it("begins with the organisation, before anything is known", () => {
    expect(names(planScopes(datasets, { accounts: [], regions: new Map() }, null))).toEqual([
      "accounts organization -",
    ]);
  });

  it("has one scope per account, and per account and enabled Region", () => {
    const regions = new Map([
      ["1", ["eu-west-1", "us-east-1"]],
      ["2", ["us-east-1"]],
    ]);
    expect(names(planScopes(datasets, { accounts: ["1", "2"], regions }, null))).toEqual([
      "accounts organization -",
      "regions 1 -",
      "regions 2 -",
      "nodes 1 eu-west-1",
      "nodes 1 us-east-1",
      "nodes 2 us-east-1",
    ]);
  });

  it("plans an account whose Regions cannot be read with those of the others, so that it is seen to be missing", () => {
    const known = { accounts: ["1", "2"], regions: new Map([["1", ["eu-west-1"]]]) };
    expect(names(planScopes(datasets, known, null))).toContain("nodes 2 eu-west-1");
  });

  it("collects only Regions that the settings name and the account has", () => {
    const known = { accounts: ["1", "2"], regions: new Map([["1", ["eu-west-1", "us-east-1"]]]) };
    const planned = names(planScopes(datasets, known, ["us-east-1", "ap-south-1"]));
    expect(planned.filter((name) => name.startsWith("nodes"))).toEqual([
      "nodes 1 us-east-1",
      "nodes 2 us-east-1",
      "nodes 2 ap-south-1",
    ]);
  });

  it("never plans a scope twice", () => {
    const region = fc.constantFrom("a", "b", "c");
    const account = fc.constantFrom("1", "2", "3");
    fc.assert(
      fc.property(
        fc.uniqueArray(account),
        fc.array(fc.tuple(account, fc.uniqueArray(region))),
        fc.option(fc.uniqueArray(region)),
        (accounts, regions, configured) => {
          const planned = names(planScopes(datasets, { accounts, regions: new Map(regions) }, configured));
          expect(new Set(planned).size).toBe(planned.length);
        },
      ),
    );
  });
});
