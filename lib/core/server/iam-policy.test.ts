import { describe, expect, it } from "vitest";
import type { AwsOperation } from "./aws-operations.ts";
import { awsOperations } from "./aws-operations.ts";
import { consolePolicy, rolePolicy, roleTemplate } from "./iam-policy.ts";

const operations = Object.values(awsOperations);
const write: AwsOperation = {
  service: "ssm",
  operation: "SendCommand",
  iamAction: "ssm:SendCommand",
  access: "write",
};
const actionsOf = (document: { Statement: { Action: string[] }[] }) =>
  document.Statement.flatMap((statement) => statement.Action);

describe("IAM policies", () => {
  it("grant the role exactly the reads of the table, by name", () => {
    const expected = operations
      .filter(({ service }) => service !== "sts" && service !== "organizations")
      .map(({ iamAction }) => iamAction);
    expect(actionsOf(rolePolicy(operations, "read-only")).sort()).toEqual([...expected].sort());
    expect(actionsOf(rolePolicy(operations, "read-only")).join()).not.toContain("*");
  });

  it("leave writes out of the read-only policy and put them in a statement of their own for operators", () => {
    const all = [...operations, write];
    expect(actionsOf(rolePolicy(all, "read-only"))).not.toContain("ssm:SendCommand");
    expect(rolePolicy(all, "operator").Statement).toContainEqual({
      Sid: "YaguraWrite",
      Effect: "Allow",
      Action: ["ssm:SendCommand"],
      Resource: "*",
    });
  });

  it("let the console list the organisation and assume only its own role", () => {
    const policy = consolePolicy(operations, "YaguraReadOnly", "aws-cn");
    expect(policy.Statement.find(({ Action }) => Action.includes("sts:AssumeRole"))).toEqual({
      Sid: "YaguraAssumeRole",
      Effect: "Allow",
      Action: ["sts:AssumeRole"],
      Resource: "arn:aws-cn:iam::*:role/YaguraReadOnly",
    });
    expect(actionsOf(policy).sort()).toEqual(
      [...new Set(operations.map(({ iamAction }) => iamAction))].sort(),
    );
  });

  it("come as a template of the role, which asks for the right to write only when there is anything to write", () => {
    const text = JSON.stringify(roleTemplate(operations, "YaguraReadOnly"));
    expect(text).toContain('"Default":"YaguraReadOnly"');
    expect(text).not.toContain("MayWrite");
    expect(JSON.stringify(roleTemplate([...operations, write], "YaguraReadOnly"))).toContain('"MayWrite"');
  });
});
