import { describe, expect, it } from "vitest";
import { type Identity, identify, type RequestParts } from "./identify.ts";
import { wireServices } from "./services.ts";

function found(parts: Partial<RequestParts>): Record<string, unknown> | undefined {
  const identity: Identity | undefined = identify({
    path: "/",
    headers: {},
    scope: undefined,
    form: undefined,
    ...parts,
  });
  if (identity === undefined) return undefined;
  return { service: identity.wire.name, protocol: identity.protocol, operation: identity.operation };
}
const scope = (signingName: string) => ({
  accessKeyId: "AKIAYAGURA111122223333",
  region: "us-east-1",
  signingName,
});
const form = (Action: string, Version: string) => new URLSearchParams({ Action, Version });

describe("identifying a request", () => {
  it.each(wireServices.filter(({ targetPrefix }) => targetPrefix !== undefined))(
    "knows $name by its target",
    ({ name, targetPrefix }) => {
      expect(found({ headers: { "x-amz-target": `${targetPrefix}.DoIt` } })).toEqual({
        service: name,
        protocol: "json",
        operation: "DoIt",
      });
    },
  );

  it("reads a target behind a Java package name", () => {
    const target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";
    expect(found({ headers: { "x-amz-target": target } })).toMatchObject({
      service: "cloudtrail",
      operation: "LookupEvents",
    });
  });

  it("takes one service in two protocols, request by request", () => {
    const json = { headers: { "x-amz-target": "GraniteServiceVersion20100801.ListMetrics" } };
    expect(found({ ...json, scope: scope("monitoring") })).toMatchObject({
      service: "cloudwatch",
      protocol: "json",
    });
    expect(found({ form: form("ListMetrics", "2010-08-01"), scope: scope("monitoring") })).toEqual({
      service: "cloudwatch",
      protocol: "query",
      operation: "ListMetrics",
    });
  });

  it("knows an unsigned form by its version", () => {
    expect(found({ form: form("AssumeRoleWithSAML", "2011-06-15") })).toEqual({
      service: "sts",
      protocol: "query",
      operation: "AssumeRoleWithSAML",
    });
    expect(found({ form: form("DescribeInstances", "2016-11-15") })).toMatchObject({
      service: "ec2",
      protocol: "ec2",
    });
  });

  it("leaves REST operations to their routes", () => {
    expect(found({ path: "/findings", scope: scope("securityhub") })).toEqual({
      service: "securityhub",
      protocol: "rest-json",
      operation: undefined,
    });
  });

  it("recognises RPC v2 CBOR by its path", () => {
    expect(found({ path: "/service/GraniteServiceVersion20100801/operation/ListMetrics" })).toEqual({
      service: "cloudwatch",
      protocol: "cbor",
      operation: "ListMetrics",
    });
  });

  it("knows nothing of requests that are not AWS's", () => {
    expect(found({ path: "/favicon.ico" })).toBeUndefined();
    expect(found({ scope: scope("s3") })).toBeUndefined();
    expect(found({ headers: { "x-amz-target": "DynamoDB_20120810.ListTables" } })).toBeUndefined();
  });
});
