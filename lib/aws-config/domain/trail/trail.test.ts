import { describe, expect, it } from "vitest";
import { storedParameters } from "./parameters.ts";
import { actorOf, readRecord } from "./record.ts";
import { isRoutineCall } from "./routine-calls.ts";
import { subjectOf } from "./subject.ts";
import { toolOf } from "./tool.ts";

const record = (members: Record<string, unknown> = {}) => readRecord(JSON.stringify(members));

describe("a record of CloudTrail", () => {
  it("is unknown in every member when it cannot be read, and never an error", () => {
    for (const json of [
      undefined,
      "",
      "nonsense",
      "[]",
      "null",
      '{"userIdentity":7,"requestParameters":"x"}',
    ]) {
      expect(readRecord(json)).toMatchObject({
        identity: { type: null, arn: null },
        errorCode: null,
        parameters: null,
      });
    }
  });

  it("names who called: a role's session, a user, the root user or a service", () => {
    const arn = "arn:aws:sts::111122223333:assumed-role/deploy/gitlab-7";
    expect(actorOf(record({ userIdentity: { type: "AssumedRole", arn } }), "gitlab-7")).toBe("gitlab-7");
    expect(actorOf(record({ userIdentity: { type: "IAMUser", userName: "ana" } }), undefined)).toBe("ana");
    expect(actorOf(record({ userIdentity: { type: "Root" } }), "root")).toBe("root");
    expect(
      actorOf(record({ userIdentity: { type: "AWSService", invokedBy: "ssm.amazonaws.com" } }), undefined),
    ).toBe("ssm.amazonaws.com");
    expect(actorOf(record(), undefined)).toBeNull();
  });

  it("of a sign-in that failed has an error without a code", () => {
    expect(record({ eventType: "AwsConsoleSignIn", errorMessage: "Failed authentication" })).toMatchObject({
      errorCode: "Failure",
      errorMessage: "Failed authentication",
      fromConsole: true,
    });
  });
});

describe("the tool behind a call", () => {
  const terraform =
    "APN/1.0 HashiCorp/1.0 Terraform/1.9.8 (+https://www.terraform.io) terraform-provider-aws/5.78.0";
  it.each([
    ["cli", { userAgent: "aws-cli/2.22.7 md/awscrt#0.23.4 ua/2.0" }],
    ["cli", { userAgent: "aws-cli/2.22.7 exec-env/CloudShell", sessionCredentialFromConsole: "true" }],
    ["terraform", { userAgent: terraform }],
    ["sdk", { userAgent: "Boto3/1.35.71 md/Botocore#1.35.71" }],
    ["sdk", { userAgent: "aws-sdk-go-v2/1.32.5 ua/2.1" }],
    ["console", { userAgent: "Mozilla/5.0 (Macintosh)", sourceIPAddress: "203.0.113.1" }],
    ["console", { userAgent: "AWS Internal", sessionCredentialFromConsole: "true" }],
    [
      "cloudformation",
      { userAgent: "cloudformation.amazonaws.com", sourceIPAddress: "cloudformation.amazonaws.com" },
    ],
    ["service", { userAgent: "autoscaling.amazonaws.com", sourceIPAddress: "autoscaling.amazonaws.com" }],
    [
      "service",
      {
        userIdentity: { type: "AWSService", invokedBy: "ec2.amazonaws.com" },
        userAgent: "ec2.amazonaws.com",
      },
    ],
    ["service", { userAgent: "AWS Internal" }],
    ["other", { userAgent: "curl/8.5.0" }],
    ["other", {}],
  ] as const)("is %s", (tool, members) => {
    expect(toolOf(record(members))).toBe(tool);
  });
});

describe("request parameters", () => {
  it("are stored without secrets and without the wrapping of lists", () => {
    expect(
      storedParameters({
        userName: "ana",
        masterUserPassword: "hunter2",
        environment: { variables: { KEY: "value" } },
        clientToken: "abc",
        ipPermissions: { items: [{ fromPort: 22, groups: { items: [] } }] },
      }),
    ).toEqual({
      userName: "ana",
      masterUserPassword: "[redacted:hidden]",
      environment: { variables: { KEY: "[redacted:hidden]" } },
      clientToken: "abc",
      ipPermissions: [{ fromPort: 22, groups: [] }],
    });
  });

  it("are cut in every direction, and say so", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(40)}1${"}".repeat(40)}`);
    const cut = storedParameters({
      text: "x".repeat(5_000),
      list: Array.from({ length: 500 }, (_, index) => index),
      deep,
    });
    expect(cut).toMatchObject({ list: expect.arrayContaining(["+480"]) });
    expect(JSON.stringify(cut)).toContain("…");
    const many = Object.fromEntries(
      Array.from({ length: 39 }, (_, index) => [`member${index}`, "y".repeat(290)]),
    );
    const stored = storedParameters(many);
    expect(JSON.stringify(stored).length).toBeLessThan(5_500);
    expect(stored).toMatchObject({ member0: "y".repeat(290), member38: "…" });
    expect(storedParameters(null)).toBeNull();
  });
});

describe("the resource that a call is about", () => {
  const of = (resourceType: string, resourceId: string) => ({ resourceType, resourceId });
  it("is the one whose type its name says, else the first, else the account", () => {
    const resources = [
      of("AWS::EC2::VPC", "vpc-1"),
      of("AWS::EC2::SecurityGroup", "sg-1"),
      of("AWS::EC2::Instance", "i-1"),
    ];
    expect(subjectOf("AuthorizeSecurityGroupIngress", resources, "1").resourceId).toBe("sg-1");
    expect(subjectOf("RunInstances", resources, "1").resourceId).toBe("i-1");
    expect(subjectOf("CreateTags", resources, "1").resourceId).toBe("vpc-1");
    expect(subjectOf("PutParameter", [], "111122223333")).toEqual(of("AWS::::Account", "111122223333"));
    const profile = [of("AWS::EC2::Instance", "i-1"), of("AWS::IAM::InstanceProfile", "web")];
    expect(subjectOf("AddRoleToInstanceProfile", profile, "1").resourceId).toBe("web");
  });
});

describe("routine calls", () => {
  it("are those that agents make of themselves, by service and name", () => {
    expect(isRoutineCall("ssm.amazonaws.com", "UpdateInstanceInformation")).toBe(true);
    expect(isRoutineCall("ssm.amazonaws.com", "SendCommand")).toBe(false);
    expect(isRoutineCall("ec2.amazonaws.com", "PutInventory")).toBe(false);
  });
});
