import { describe, expect, it } from "vitest";
import { ingressOf } from "./ingress.ts";

const group = "AWS::EC2::SecurityGroup";

describe("what a security group lets in", () => {
  it("is one entry a source, with the ports of its rule", () => {
    const configuration = {
      ipPermissions: [
        {
          fromPort: 22,
          toPort: 22,
          ipProtocol: "tcp",
          ipRanges: ["0.0.0.0/0"],
          ipv4Ranges: [{ cidrIp: "0.0.0.0/0", description: "anyone" }],
          ipv6Ranges: [{ cidrIpv6: "::/0" }],
          userIdGroupPairs: [{ groupId: "sg-1", userId: "111122223333" }],
          prefixListIds: [{ prefixListId: "pl-1" }],
        },
        { ipProtocol: "-1", userIdGroupPairs: [{ groupId: "sg-2" }] },
        { ipProtocol: "icmp", fromPort: -1, toPort: -1, ipRanges: ["10.0.0.0/8"] },
      ],
    };
    expect(ingressOf(group, configuration)).toEqual([
      { from: 22, to: 22, protocol: "tcp", source: "0.0.0.0/0" },
      { from: 22, to: 22, protocol: "tcp", source: "::/0" },
      { from: 22, to: 22, protocol: "tcp", source: "sg-1" },
      { from: 22, to: 22, protocol: "tcp", source: "pl-1" },
      { from: null, to: null, protocol: "all", source: "sg-2" },
      { from: null, to: null, protocol: "icmp", source: "10.0.0.0/8" },
    ]);
  });

  it("is nothing where no rule is, and unknown for what is no security group or has no configuration", () => {
    expect(ingressOf(group, { ipPermissions: [] })).toEqual([]);
    expect(ingressOf(group, null)).toBeNull();
    expect(ingressOf("AWS::EC2::Instance", { ipPermissions: [] })).toBeNull();
  });
});
