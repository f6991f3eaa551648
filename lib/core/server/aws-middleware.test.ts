import { describe, expect, it } from "vitest";
import { assertAllowed } from "./aws-middleware.ts";
import type { AwsOperation } from "./aws-operations.ts";
import { awsOperations } from "./aws-operations.ts";

const stop: AwsOperation = {
  service: "ec2",
  operation: "StopInstances",
  iamAction: "ec2:StopInstances",
  access: "write",
};
const find = (name: string) => (name === "ec2:StopInstances" ? stop : undefined);

describe("the guard of AWS calls", () => {
  it("refuses an operation that is not in the table, in write mode too", () => {
    expect(() => assertAllowed("iam:CreateUser", { writeMode: true })).toThrow(/not in the table/);
    expect(() => assertAllowed("ssm:constructor", { writeMode: true })).toThrow(/not in the table/);
    expect(() => assertAllowed("constructor", { writeMode: true })).toThrow(/not in the table/);
  });

  it("refuses a write unless write mode is on, and says how to turn it on", () => {
    expect(() => assertAllowed("ec2:StopInstances", { writeMode: false, find })).toThrow(/YAGURA_WRITE=on/);
    expect(assertAllowed("ec2:StopInstances", { writeMode: true, find })).toBe(stop);
  });

  it("lets every read of the table through", () => {
    for (const [name, operation] of Object.entries(awsOperations)) {
      expect(assertAllowed(name, { writeMode: false })).toBe(operation);
      expect(name).toBe(`${operation.service}:${operation.operation}`);
    }
  });
});
