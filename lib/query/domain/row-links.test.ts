import { describe, expect, test } from "vitest";
import { rowLinks } from "./row-links.ts";

/** The links of one row, by the column that leads there. */
function linksOf(row: Readonly<Record<string, string | null>>, scope = ""): Record<string, string> {
  const columns = Object.keys(row).map((name) => ({ name, type: "text" }));
  const links = rowLinks(columns, scope)(Object.values(row));
  return Object.fromEntries(links.map(({ column, href }) => [columns[column]?.name ?? "", href]));
}

const place = { account_id: "111122223333", region: "us-east-1" };
const config = { accountId: "111122223333", awsRegion: "us-east-1" };

describe("a row leads to what it names", () => {
  test("the resource of AWS Config, with what is special in its id", () => {
    const bucket = { ...config, resourceType: "AWS::S3::Bucket", resourceId: "logs/a b" };
    expect(linksOf(bucket, "accounts=111122223333")).toEqual({
      resourceId: "/resources/AWS::S3::Bucket/111122223333:us-east-1:logs%2Fa%20b?accounts=111122223333",
    });
  });

  test("resources, nodes, baselines, patches and rules of Yagura's views", () => {
    const role = { ...place, resource_type: "AWS::IAM::Role", resource_id: "AROA1" };
    expect(linksOf(role)).toEqual({ resource_id: "/resources/AWS::IAM::Role/111122223333:us-east-1:AROA1" });
    const inventory = { ...role, resource_type: "AWS::SSM::ManagedInstanceInventory", resource_id: "mi-0a" };
    expect(linksOf(inventory)).toEqual({ resource_id: "/fleet/111122223333:us-east-1:mi-0a" });
    const baseline = { ...role, resource_type: "AWS::SSM::PatchBaseline", resource_id: "pb-0a" };
    expect(linksOf(baseline)).toEqual({ resource_id: "/patch/baselines/111122223333:us-east-1:pb-0a" });
    expect(linksOf({ ...place, node_id: "i-0a", patch_id: "17", kb_id: "KB1" })).toEqual({
      node_id: "/fleet/111122223333:us-east-1:i-0a",
      patch_id: "/patch/patches/17",
      kb_id: "/patch/patches/17",
    });
    expect(linksOf({ ...place, rule_name: "ssh-x1y2", shared_name: "ssh" })).toEqual({
      rule_name: "/rules/ssh",
    });
  });
});

describe("a row leads nowhere", () => {
  const whole = { ...place, resource_type: "AWS::EC2::VPC", resource_id: "vpc-1" };

  test.each(Object.keys(whole))("without its %s", (name) => {
    expect(linksOf({ ...whole, [name]: null })).toEqual({});
    expect(linksOf(Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name)))).toEqual({});
  });

  test.each([
    ["account_id", "all"],
    ["account_id", "11112222333"],
    ["region", "us-east-1:x"],
    ["resource_type", "SecurityGroup"],
    ["resource_type", "AWS::SSM::MaintenanceWindow"],
    ["resource_id", ""],
  ])("whose %s is %j", (name, value) => {
    expect(linksOf({ ...whole, [name]: value })).toEqual({});
  });

  test("where a count, a pack or a patch by another name stands under the name of a thing", () => {
    expect(linksOf({ ...place, node_id: "12" })).toEqual({});
    expect(linksOf({ patch_id: "KB5" })).toEqual({});
    expect(linksOf({ kb_id: "KB5" })).toEqual({});
    expect(linksOf({ pack_name: "base", shared_name: "base" })).toEqual({});
    expect(linksOf({ rule_name: "ssh" })).toEqual({});
  });

  test("where two columns have one name, so that it is unknown whose they are", () => {
    const names = ["account_id", "region", "account_id", "node_id"];
    const cells = ["111122223333", "us-east-1", "444455556666", "i-1"];
    expect(
      rowLinks(
        names.map((name) => ({ name, type: "text" })),
        "",
      )(cells),
    ).toEqual([]);
  });
});
