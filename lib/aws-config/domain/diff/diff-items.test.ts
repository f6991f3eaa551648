import { describe, expect, it } from "vitest";
import { anItem } from "#lib/aws-config/testing/an-item.ts";
import { isRedacted, isSecret, redactionMark } from "../redaction.ts";
import { changedPaths, diffItems, leaves } from "./diff-items.ts";
import { pathSteps } from "./path.ts";
import type { DiffItem } from "./types.ts";

const configured = (configuration: DiffItem["configuration"]) => anItem({ configuration });
const found = (before: DiffItem | null, after: DiffItem | null) => {
  return leaves(diffItems(before, after).root);
};

describe("the difference of two items", () => {
  it("folds times, versions and counters, and counts them apart", () => {
    const before = {
      roleLastUsed: { lastUsedDate: "1", region: "eu-west-1" },
      etag: "x",
      attachmentCount: 1,
    };
    const after = { roleLastUsed: { lastUsedDate: "2", region: "us-east-1" }, etag: "y", attachmentCount: 2 };
    const diff = diffItems(configured({ ...before, path: "/" }), configured({ ...after, path: "/app/" }));
    expect(diff).toMatchObject({ changes: 1, noise: 4 });
    expect(changedPaths(diff)).toEqual(["/configuration/path"]);
    expect(diff.root?.noise).toBeNull();
    const quiet = diffItems(configured(before), configured(after));
    expect(quiet.root?.noise).not.toBeNull();
  });

  it("folds which run it was that found the same, and when a package of the same version was installed", () => {
    const found = (run: string) => ({
      "AWS:ComplianceSummary": {
        Content: { Patch: { ExecutionId: run, ExecutionTime: run, CompliantCount: 3 } },
      },
      "AWS:Application": { Content: { acl: { Version: "2.3.1", InstalledTime: run } } },
    });
    expect(diffItems(configured(found("1")), configured(found("2")))).toMatchObject({ changes: 0, noise: 3 });
  });

  it("folds, between accounts, what AWS calls each of them", () => {
    const named = (digit: string, region: string): DiffItem => ({
      ...configured({
        owner: { id: digit.repeat(64) },
        endpoint: {
          address: `prod-orders.${digit.repeat(12)}.${region}.rds.amazonaws.com`,
          hostedZoneId: digit,
        },
        image: digit.repeat(64),
      }),
      accountId: digit.repeat(12),
      region,
    });
    const diff = diffItems(named("1", "eu-west-1"), named("2", "us-east-1"), "accounts");
    expect(changedPaths(diff)).toEqual(["/configuration/image"]);
  });

  it("does not fold what is to happen or what is set", () => {
    const times = {
      deletionDate: "1",
      validUntil: "1",
      status: "a",
      preferredMaintenanceWindow: "a",
      codeSha256: "a",
    };
    const other = {
      deletionDate: "2",
      validUntil: "2",
      status: "b",
      preferredMaintenanceWindow: "b",
      codeSha256: "b",
    };
    expect(diffItems(configured(times), configured(other))).toMatchObject({ changes: 5, noise: 0 });
  });

  it("reads policies in texts as statements, URL-encoded or not, whatever the order of their actions", () => {
    const statement = (...actions: string[]) => ({ Effect: "Allow", Action: actions, Resource: "*" });
    const encoded = (policy: object) => encodeURIComponent(JSON.stringify(policy));
    const before = { Version: "2012-10-17", Statement: statement("s3:GetObject", "s3:ListBucket") };
    const same = { Version: "2012-10-17", Statement: [statement("S3:ListBucket", "s3:GetObject")] };
    const more = { ...same, Statement: [statement("s3:ListBucket", "s3:PutObject", "s3:GetObject")] };
    const role = (policyDocument: string) =>
      configured({ rolePolicyList: [{ policyName: "p", policyDocument }] });
    expect(found(role(encoded(before)), role(JSON.stringify(same)))).toEqual([]);
    expect(found(role(encoded(before)), role(encoded(more)))).toMatchObject([
      {
        change: "added",
        after: "s3:PutObject",
        path: "/configuration/rolePolicyList/[p]/policyDocument/Statement/[0]/Action/[s3:PutObject]",
      },
    ]);
  });

  it("shows no secret, but that it changed", () => {
    const lambda = (key: string) => configured({ environment: { variables: { API: key, URL: "same" } } });
    const [change, ...rest] = found(lambda("old"), lambda("new"));
    expect(rest).toEqual([]);
    expect(isRedacted(change?.before) && isRedacted(change?.after)).toBe(true);
    expect(JSON.stringify(diffItems(lambda("old"), null).before)).not.toContain("old");
    const marked = (digest: string) => lambda(redactionMark(digest));
    expect(found(marked("a"), marked("a"))).toEqual([]);
    expect(found(marked("a"), marked("b"))).toHaveLength(1);
  });

  it.each([
    [["masterUserPassword"], true],
    [["userData"], true],
    [["privateKey"], true],
    [["environment", "variables", "HOME"], true],
    [["secretArn"], false],
    [["httpTokens"], false],
    [["keyName"], false],
    [["passwordPolicy"], false],
  ])("%j is a secret: %s", (path, secret) => {
    expect(isSecret(path)).toBe(secret);
  });

  it("of two resources folds their own names and what every resource has for itself", () => {
    const one = anItem({
      configuration: { groupId: "sg-0a1b2c3d4e5f60718", vpcId: "vpc-1", ownerId: "1" },
    });
    const other = anItem({
      resourceId: "sg-0ffffffffffffffff",
      resourceName: "api",
      arn: "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0ffffffffffffffff",
      configuration: { groupId: "sg-0ffffffffffffffff", vpcId: "vpc-2", ownerId: "2" },
    });
    const diff = diffItems(one, other, "resources");
    expect(changedPaths(diff)).toEqual(["/configuration/vpcId"]);
    expect(diff.noise).toBe(4);
  });

  it("of resources of two accounts folds ids that AWS made up, also in ARNs and lists", () => {
    const of = (account: string, id: string) =>
      anItem({
        accountId: account,
        resourceId: `i-${id}`,
        arn: `arn:aws:ec2:eu-west-1:${account}:instance/i-${id}`,
        configuration: {
          imageId: `ami-${id.slice(0, 4)}5678`,
          subnetId: `subnet-${id}`,
          roles: [`arn:aws:iam::${account}:role/web`, `arn:aws:iam::${account}:role/${id.slice(0, 3)}`],
          securityGroups: [{ groupId: `sg-${id}`, groupName: "web" }],
          userIdGroupPairs: [{ groupId: `sg-${id}`, userId: account }],
        },
      });
    const diff = diffItems(
      of("111122223333", "0aaaaaaaaaaaaaaaa"),
      of("444455556666", "0bbbbbbbbbbbbbbbb"),
      "accounts",
    );
    expect(changedPaths(diff)).toEqual([
      "/configuration/imageId",
      "/configuration/roles/[arn:aws:iam::111122223333:role~10aa]",
      "/configuration/roles/[arn:aws:iam::444455556666:role~10bb]",
    ]);
  });

  it("is not that one item is the first of all", () => {
    expect(found(anItem({ status: "ResourceDiscovered" }), anItem({ status: "OK" }))).toEqual([]);
  });

  it("of no item and one is all of it", () => {
    const diff = diffItems(null, anItem({ tags: { Env: "prod" } }));
    expect(diff.before).toBeNull();
    expect(changedPaths(diff)).toContain("/tags");
  });
});

describe("a path", () => {
  it("is read as it was written", () => {
    const before = configured({ "a/b": { "[c]": { "~x": { tags: [{ key: "x/y]", value: 1 }] } } } });
    const after = configured({ "a/b": { "[c]": { "~x": { tags: [{ key: "x/y]", value: 2 }] } } } });
    const [path = ""] = changedPaths(diffItems(before, after));
    expect(pathSteps(path)).toEqual([
      { element: false, label: "configuration" },
      { element: false, label: "a/b" },
      { element: false, label: "[c]" },
      { element: false, label: "~x" },
      { element: false, label: "tags" },
      { element: true, label: "x/y]" },
      { element: false, label: "value" },
    ]);
  });
});
