import { describe, expect, it } from "vitest";
import { type FaultRule, Faults } from "./faults.ts";

const target = {
  service: "ssm",
  operation: "DescribeInstanceInformation",
  accountId: "111122223333",
  region: "us-east-1",
};

function faultsOf(...rules: FaultRule[]): Faults {
  const faults = new Faults();
  faults.replace(rules);
  return faults;
}
const strikes = (faults: Faults, times: number): (string | undefined)[] =>
  Array.from({ length: times }, () => faults.strike(target).kind);

describe("fault rules", () => {
  it("strike only what they name", () => {
    const rule = { kind: "deny" } as const;
    expect(faultsOf(rule).strike(target).kind).toBe("deny");
    expect(faultsOf({ ...rule, ...target }).strike(target).kind).toBe("deny");
    for (const [name, value] of Object.entries({
      service: "ec2",
      operation: "ListNodes",
      accountId: "1",
      region: "x",
    }))
      expect(faultsOf({ ...rule, [name]: value }).strike(target).kind).toBeUndefined();
  });

  it("strike the given share of requests, evenly", () => {
    expect(strikes(faultsOf({ kind: "error", rate: 0.25 }), 8).filter(Boolean)).toHaveLength(2);
    expect(strikes(faultsOf({ kind: "error", rate: 0.1 }), 100).filter(Boolean)).toHaveLength(10);
    expect(strikes(faultsOf({ kind: "error", rate: 0 }), 8).filter(Boolean)).toEqual([]);
  });

  it("end after the given number of times", () => {
    expect(strikes(faultsOf({ kind: "throttle", times: 2 }), 4)).toEqual([
      "throttle",
      "throttle",
      undefined,
      undefined,
    ]);
  });

  it("add latency to whatever else goes wrong", () => {
    const faults = faultsOf(
      { kind: "latency", latencyMs: 20 },
      { kind: "latency", latencyMs: 5 },
      { kind: "cut" },
    );
    expect(faults.strike(target)).toMatchObject({ kind: "cut", latencyMs: 25 });
  });

  it("are replaced as a whole", () => {
    const faults = faultsOf({ kind: "hang" });
    faults.replace([]);
    expect(faults.strike(target)).toEqual({ kind: undefined, latencyMs: 0, skewSeconds: 0 });
  });
});
