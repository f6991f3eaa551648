import { describe, expect, it } from "vitest";
import { ec2InstancesDataset } from "./ec2-instances.ts";
import { managedNodesDataset } from "./managed-nodes.ts";
import { resourceOf, resourceTagsDataset } from "./resource-tags.ts";

const node = {
  node_id: "mi-1",
  ping_status: "Online",
  agent_version: "3.3.1.0",
  platform_name: "Ubuntu",
  ip_address: "10.0.0.1",
};
const instance = {
  instance_id: "i-1",
  state: "running",
  state_reason: null,
  instance_profile_arn: "arn:1",
  tags: { B: "2", A: "1" },
};
const tagged = { arn: "arn:x", resource_type: "ssm:managed-instance", resource_id: "mi-1", tags: { A: "1" } };

describe("events of a change", () => {
  it("are one per kind, with what was and what is", () => {
    const after = { ...node, ping_status: "Inactive", ip_address: "10.0.0.2" };
    expect(managedNodesDataset.events?.({ before: node, after })).toEqual([
      {
        kind: "node.ping_status",
        resourceType: "AWS::SSM::ManagedInstanceInventory",
        resourceId: "mi-1",
        detail: {
          before: { ping_status: "Online" },
          after: { ping_status: "Inactive" },
          changed: ["ping_status"],
        },
      },
      expect.objectContaining({ kind: "node.ip_address" }),
    ]);
  });

  it("say what appeared and what disappeared", () => {
    expect(managedNodesDataset.events?.({ before: null, after: node })).toMatchObject([
      { kind: "node.appeared", detail: { platform_name: "Ubuntu", ping_status: "Online" } },
    ]);
    expect(ec2InstancesDataset.events?.({ before: instance, after: null })).toMatchObject([
      { kind: "instance.disappeared", resourceId: "i-1" },
    ]);
  });

  it("do not come of columns that nobody watches, nor of another order of the same tags", () => {
    const after = { ...instance, key_name: "new", tags: { A: "1", B: "2" } };
    expect(ec2InstancesDataset.events?.({ before: instance, after })).toEqual([]);
  });

  it("come for tags of hybrid nodes from the tagging API, also for the first and the last tag", () => {
    expect(resourceTagsDataset.events?.({ before: null, after: tagged })).toMatchObject([
      {
        kind: "resource.tags",
        resourceId: "mi-1",
        detail: { before: { tags: {} }, after: { tags: { A: "1" } } },
      },
    ]);
    expect(resourceTagsDataset.events?.({ before: tagged, after: null })).toMatchObject([
      { detail: { before: { tags: { A: "1" } }, after: { tags: {} } } },
    ]);
    expect(
      resourceTagsDataset.events?.({ before: null, after: { ...tagged, resource_type: "ec2:instance" } }),
    ).toEqual([]);
  });
});

describe("the resource of an ARN", () => {
  it.each([
    ["arn:aws:ec2:eu-west-1:1:instance/i-0", "ec2:instance", "i-0"],
    ["arn:aws:ssm:eu-west-1:1:managed-instance/mi-0", "ssm:managed-instance", "mi-0"],
    ["arn:aws:rds:eu-west-1:1:db:orders", "rds:db", "orders"],
    ["arn:aws:s3:::bucket", "s3:bucket", "bucket"],
  ])("%s is a %s named %s", (arn, type, id) => {
    expect(resourceOf(arn)).toEqual({ resource_type: type, resource_id: id });
  });
});
