import { describe, expect, it } from "vitest";
import { anItem } from "#lib/aws-config/testing/an-item.ts";
import { diffItems } from "../diff-items.ts";
import type { DiffItem } from "../types.ts";
import { itemWords } from "./item-words.ts";

const words = (before: Partial<DiffItem> | null, after: Partial<DiffItem> | null) =>
  itemWords(diffItems(before && anItem(before), after && anItem(after)));
const told = (before: Partial<DiffItem> | null, after: Partial<DiffItem> | null) =>
  words(before, after).map(({ kind, tone, values }) => [kind, tone, values]);
const configured = (
  resourceType: string,
  before: DiffItem["configuration"],
  after: DiffItem["configuration"],
) => told({ resourceType, configuration: before }, { resourceType, configuration: after });

const permission = (port: number, ...ranges: { cidrIp: string; description?: string }[]) => ({
  ipProtocol: "tcp",
  fromPort: port,
  toPort: port,
  ipv4Ranges: ranges,
  ipRanges: ranges.map(({ cidrIp }) => cidrIp),
});
const statement = (changes: object) => ({
  Effect: "Allow",
  Action: "s3:GetObject",
  Resource: "*",
  ...changes,
});
const policy = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });

describe("words of a node's inventory", () => {
  it("name a package by its versions, and what came and went", () => {
    const inventory = (content: object) =>
      ({ "AWS:Application": { Content: content } }) as DiffItem["configuration"];
    const place = { property: "AWS:Application", place: "" };
    expect(
      configured(
        "AWS::SSM::ManagedInstanceInventory",
        inventory({ curl: { Version: "8.1", Release: "1", PackageId: "a" }, vim: { Version: "9" } }),
        inventory({ curl: { Version: "8.1", Release: "2", PackageId: "b" }, zsh: { Version: "5" } }),
      ),
    ).toEqual([
      [
        "property_changed",
        "changed",
        { property: "curl", place: "AWS:Application", before: "8.1-1", after: "8.1-2" },
      ],
      ["element_removed", "changed", { item: "vim 9", ...place }],
      ["element_added", "changed", { item: "zsh 5", ...place }],
    ]);
  });
});

describe("words of a security group", () => {
  it("say once what was opened and closed, and to whom", () => {
    const inside = { cidrIp: "10.0.0.0/8", description: "inside" };
    const ports = { direction: "in", ports: "22/tcp" };
    expect(
      configured(
        "AWS::EC2::SecurityGroup",
        { ipPermissions: [permission(22, inside), permission(80, inside)] },
        { ipPermissions: [permission(22, inside, { cidrIp: "0.0.0.0/0" })] },
      ),
    ).toEqual([
      ["rule_opened", "critical", { ...ports, peer: "0.0.0.0/0", description: "" }],
      [
        "rule_closed",
        "changed",
        { direction: "in", ports: "80/tcp", peer: "10.0.0.0/8", description: "inside" },
      ],
    ]);
  });

  it("name ranges of ports, all traffic, ICMP, groups and prefix lists", () => {
    const after = {
      ipPermissionsEgress: [
        { ipProtocol: "-1", ipv6Ranges: [{ cidrIpv6: "::/0" }] },
        {
          ipProtocol: "udp",
          fromPort: 1024,
          toPort: 65535,
          userIdGroupPairs: [{ groupId: "sg-1", userId: "1" }],
        },
        { ipProtocol: "icmp", fromPort: 8, toPort: -1, prefixListIds: [{ prefixListId: "pl-1" }] },
      ],
    };
    const found = words({ configuration: { ipPermissionsEgress: [] } }, { configuration: after }).map(
      ({ tone, values }) => [tone, values.direction, values.ports, values.peer],
    );
    expect(found).toEqual([
      ["changed", "out", "all", "::/0"],
      ["changed", "out", "1024–65535/udp", "sg-1"],
      ["changed", "out", "icmp 8", "pl-1"],
    ]);
  });
});

describe("words of a policy", () => {
  const bucket = (text: string) => ({
    resourceType: "AWS::S3::Bucket",
    supplementaryConfiguration: { BucketPolicy: JSON.stringify({ policyText: text }) },
  });

  it("say that a bucket was opened to everyone", () => {
    const open = statement({ Sid: "Public", Principal: "*" });
    const [first] = words(
      bucket(policy(statement({ Sid: "Own" }))),
      bucket(policy(statement({ Sid: "Own" }), open)),
    );
    expect(first).toMatchObject({
      kind: "statement_added",
      tone: "critical",
      values: {
        which: "bucket",
        statement: "Public",
        effect: "Allow",
        actions: ["s3:GetObject"],
        principals: ["*"],
      },
    });
  });

  it("say what a statement gained and lost", () => {
    const role = (document: string) => ({
      resourceType: "AWS::IAM::Role",
      configuration: {
        rolePolicyList: [{ policyName: "logs", policyDocument: encodeURIComponent(document) }],
      },
    });
    const common = { which: "named", policy: "logs", statement: "S" };
    expect(
      told(
        role(policy(statement({ Sid: "S", Action: ["s3:GetObject", "s3:ListBucket"] }))),
        role(policy(statement({ Sid: "S", Action: ["s3:GetObject", "s3:PutObject"] }))),
      ),
    ).toEqual([
      ["statement_gained", "changed", { ...common, what: "actions", items: ["s3:PutObject"] }],
      ["statement_lost", "changed", { ...common, what: "actions", items: ["s3:ListBucket"] }],
    ]);
  });

  it("tell the whole of a policy that came with its role's list", () => {
    const list = { policyName: "all", policyDocument: policy(statement({ Action: "*" })) };
    const found = configured("AWS::IAM::Role", { rolePolicyList: [] }, { rolePolicyList: [list] });
    expect(found.map(([kind, tone]) => [kind, tone])).toEqual([
      ["statement_added", "critical"],
      ["policy_added", "changed"],
    ]);
  });
});

describe("words of other resources", () => {
  it("of an instance: type, state, profile, volumes, groups and what is related, each once", () => {
    const before = {
      instanceType: "t3.small",
      state: { code: 16, name: "running" },
      iamInstanceProfile: { arn: "arn:aws:iam::1:instance-profile/web", id: "AIPA" },
      securityGroups: [{ groupId: "sg-1", groupName: "one" }],
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeId: "vol-1", attachTime: "1" } }],
    };
    const after = {
      instanceType: "m7i.large",
      state: { code: 80, name: "stopped" },
      securityGroups: [{ groupId: "sg-2", groupName: "two" }],
      blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeId: "vol-2", attachTime: "2" } }],
    };
    const related = (resourceId: string) => ({
      relationshipName: "Is attached to Volume",
      resourceType: "AWS::EC2::Volume",
      resourceId,
      resourceName: null,
    });
    const found = told(
      { resourceType: "AWS::EC2::Instance", configuration: before, relationships: [related("vol-1")] },
      {
        resourceType: "AWS::EC2::Instance",
        configuration: after,
        relationships: [related("vol-2"), related("vol-3")],
      },
    );
    expect(found.map(([kind]) => kind)).toEqual([
      "profile_detached",
      "volume_detached",
      "volume_attached",
      "property_changed",
      "group_detached",
      "group_attached",
      "property_changed",
      "relationship_added",
    ]);
  });

  it.each<[string, DiffItem["configuration"], DiffItem["configuration"], unknown[]]>([
    [
      "tone of a protection",
      { storageEncrypted: true },
      { storageEncrypted: false },
      ["property_off", "critical"],
    ],
    [
      "public access",
      { publiclyAccessible: false },
      { publiclyAccessible: true },
      ["property_on", "critical"],
    ],
    [
      "a route to the internet",
      { routes: [] },
      { routes: [{ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-1" }] },
      ["route_added", "warning"],
    ],
    [
      "a dead route",
      { routes: [{ destinationCidrBlock: "10.0.0.0/8", state: "active" }] },
      { routes: [{ destinationCidrBlock: "10.0.0.0/8", state: "blackhole" }] },
      ["route_blackhole", "warning"],
    ],
    ["a secret", { masterUserPassword: "a" }, { masterUserPassword: "b" }, ["property_hidden", "changed"]],
    ["an order", { layers: ["a", "b"] }, { layers: ["b", "a"] }, ["order_changed", "changed"]],
  ])("have the %s", (_, before, after, expected) => {
    expect(configured("AWS::EC2::RouteTable", before, after).map(([kind, tone]) => [kind, tone])).toEqual([
      expected,
    ]);
  });

  it("of a function name its variables and never their values", () => {
    const of = (variables: Record<string, string>) => ({
      environment: { variables },
      codeSha256: variables.A ?? "",
    });
    const found = configured("AWS::Lambda::Function", of({ A: "1", B: "2" }), of({ A: "3", C: "4" }));
    expect(found).toEqual([
      ["code_changed", "changed", { before: "1", after: "3" }],
      ["variable_added", "changed", { name: "C" }],
      ["variable_removed", "changed", { name: "B" }],
      ["variable_changed", "changed", { name: "A" }],
    ]);
  });

  it("of tags name each once, though AWS Config has them twice", () => {
    const of = (value: string) => ({
      tags: { Env: value },
      configuration: { tags: [{ key: "Env", value }] },
    });
    expect(told(of("dev"), of("prod"))).toEqual([
      ["tag_changed", "changed", { key: "Env", before: "dev", after: "prod" }],
    ]);
  });

  it("of a resource that came or went are one sentence", () => {
    expect(told(null, { tags: { a: "b" } })).toEqual([["item_created", "changed", {}]]);
    const deleted = { status: "ResourceDeleted", configuration: null };
    expect(told({ configuration: { a: 1 } }, deleted)).toEqual([["item_deleted", "warning", {}]]);
    const resourceType = "AWS::Lambda::Function";
    const code = { codeSha256: "KwMiQ", environment: { variables: { STAGE: "prod" } } };
    expect(told({ resourceType, configuration: code }, { resourceType, ...deleted })).toEqual([
      ["item_deleted", "warning", {}],
    ]);
  });
});
