import { describe, expect, test } from "vitest";
import { ec2InstanceLink, fleetManagerLink } from "./console-links.ts";

describe("links into the AWS console", () => {
  test("open the node in its own Region", () => {
    expect(fleetManagerLink({ region: "ap-northeast-1", nodeId: "mi-0abc" })).toBe(
      "https://ap-northeast-1.console.aws.amazon.com/systems-manager/fleet-manager/managed-nodes/mi-0abc/general?region=ap-northeast-1",
    );
    expect(ec2InstanceLink({ region: "eu-west-1", nodeId: "i-0abc" })).toBe(
      "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-0abc",
    );
  });

  test("use the console of the Region's partition", () => {
    expect(fleetManagerLink({ region: "cn-north-1", nodeId: "i-1" })).toContain(
      "//cn-north-1.console.amazonaws.cn/",
    );
    expect(fleetManagerLink({ region: "us-gov-west-1", nodeId: "i-1" })).toContain(
      "//us-gov-west-1.console.amazonaws-us-gov.com/",
    );
  });

  test("a hybrid node has no EC2 instance", () => {
    expect(ec2InstanceLink({ region: "eu-west-1", nodeId: "mi-0abc" })).toBeNull();
  });

  test("hostile ids and Regions stay inside their place in the address", () => {
    const link = fleetManagerLink({ region: "evil.example/", nodeId: "i-1/../../x?y#z" });
    expect(new URL(link).host).toBe("console.aws.amazon.com");
    expect(new URL(link).pathname).toContain("i-1%2F..%2F..%2Fx%3Fy%23z");
    expect(new URL(link).hash).toBe("");
  });
});
