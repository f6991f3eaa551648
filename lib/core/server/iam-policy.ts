import type { AwsOperation } from "./aws-operations.ts";

/** An IAM policy document: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyDocument {
  Version: "2012-10-17";
  Statement: {
    Sid: string;
    Effect: "Allow";
    Action: string[];
    Resource: string | string[];
  }[];
}

/** Services that only the console's own identity calls, never the role in another account. */
const ownIdentityServices: readonly string[] = ["organizations", "sts"];

/** Least privilege of the role that the console assumes in each account: exactly the table's operations. */
export function rolePolicy(
  operations: readonly AwsOperation[],
  access: "read-only" | "operator",
): PolicyDocument {
  const inAccount = operations.filter(({ service }) => !ownIdentityServices.includes(service));
  const reads = actionsOf(inAccount, "read");
  const writes = access === "operator" ? actionsOf(inAccount, "write") : [];
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "YaguraRead", Effect: "Allow", Action: reads, Resource: "*" },
      ...(writes.length === 0
        ? []
        : [{ Sid: "YaguraWrite", Effect: "Allow" as const, Action: writes, Resource: "*" }]),
    ],
  };
}

/**
 * Least privilege of the identity that the console runs with: listing the organisation, assuming the role elsewhere, and
 * what the role may do in its own account, which it reads without assuming.
 */
export function consolePolicy(
  operations: readonly AwsOperation[],
  roleName: string,
  partition = "aws",
): PolicyDocument {
  const listing = operations.filter(({ service }) => service === "organizations");
  const identity = operations.filter(({ iamAction }) => iamAction === "sts:GetCallerIdentity");
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "YaguraOrganization",
        Effect: "Allow",
        Action: actionsOf([...listing, ...identity], "read"),
        Resource: "*",
      },
      {
        Sid: "YaguraAssumeRole",
        Effect: "Allow",
        Action: ["sts:AssumeRole"],
        Resource: `arn:${partition}:iam::*:role/${roleName}`,
      },
      ...rolePolicy(operations, "read-only").Statement,
    ],
  };
}

/**
 * CloudFormation template of the role, to be deployed to every account by a StackSet:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/what-is-cfnstacksets.html
 */
export function roleTemplate(operations: readonly AwsOperation[], roleName: string): Record<string, unknown> {
  const policy = (name: string, document: PolicyDocument) => ({ PolicyName: name, PolicyDocument: document });
  const writes = operations.some(({ access }) => access === "write");
  return {
    AWSTemplateFormatVersion: "2010-09-09",
    Description: "The role that Yagura assumes in this account.",
    Parameters: {
      ConsolePrincipalArn: {
        Type: "String",
        Description: "ARN of the role, user or account that Yagura runs as, and that may assume the role.",
        AllowedPattern: "arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/.+)",
      },
      RoleName: { Type: "String", Default: roleName },
      ...(writes
        ? { Access: { Type: "String", Default: "read-only", AllowedValues: ["read-only", "operator"] } }
        : {}),
    },
    ...(writes ? { Conditions: { MayWrite: { "Fn::Equals": [{ Ref: "Access" }, "operator"] } } } : {}),
    Resources: {
      YaguraRole: {
        Type: "AWS::IAM::Role",
        Properties: {
          RoleName: { Ref: "RoleName" },
          Description: "Assumed by the Yagura console.",
          MaxSessionDuration: 3600,
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: { AWS: { Ref: "ConsolePrincipalArn" } },
                Action: "sts:AssumeRole",
              },
            ],
          },
          Policies: writes
            ? [
                {
                  "Fn::If": [
                    "MayWrite",
                    policy("YaguraOperator", rolePolicy(operations, "operator")),
                    policy("YaguraReadOnly", rolePolicy(operations, "read-only")),
                  ],
                },
              ]
            : [policy("YaguraReadOnly", rolePolicy(operations, "read-only"))],
        },
      },
    },
    Outputs: { RoleArn: { Value: { "Fn::GetAtt": ["YaguraRole", "Arn"] } } },
  };
}

function actionsOf(operations: readonly AwsOperation[], access: AwsOperation["access"]): string[] {
  const actions = operations
    .filter((operation) => operation.access === access)
    .map(({ iamAction }) => iamAction);
  return [...new Set(actions)].sort();
}
