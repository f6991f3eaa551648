import { describe, expect, it } from "vitest";
import { aWorld, testTime } from "../../testing/handler-request.ts";
import { day, minute } from "../time.ts";

const world = aWorld();
const accountOf = (name: string): string =>
  world.accounts().find((account) => account.name === name)?.id ?? "";
const prod = accountOf("prod");
const region = "us-east-1";
const ago = (ms: number): Date => new Date(testTime.getTime() - ms);

const items = (type: string, accountId = prod, of = region, now = testTime) => [
  ...world.config.items(accountId, of, type, now),
];
const historyOf = (type: string, id: string, from = ago(90 * day), to = testTime) =>
  world.config.history(prod, region, type, id, from, to);

it("gives no two calls one event id, in whatever account and Region they were made", () => {
  const places = world
    .accounts()
    .flatMap(({ id }) => world.regions().map(({ name }) => ({ accountId: id, name })));
  const calls = places.flatMap(({ accountId, name }) =>
    world.config.calls(accountId, name, ago(14 * day), testTime),
  );
  expect(places.length).toBeGreaterThan(2);
  expect(calls.length).toBeGreaterThan(100);
  expect(new Set(calls.map(({ eventId }) => eventId)).size).toBe(calls.length);
  expect(new Set(calls.map(({ requestId }) => requestId)).size).toBe(calls.length);
});

describe("instances in AWS Config", () => {
  it("has one item of every instance that EC2 shows and Config has seen", () => {
    const known = [...world.instances(prod, region, testTime)].filter(
      ({ state, launchTime }) =>
        state !== "terminated" &&
        state !== "shutting-down" &&
        testTime.getTime() - launchTime.getTime() > 3 * minute,
    );
    const listed = items("AWS::EC2::Instance");
    const ids = new Set(listed.map(({ resourceId }) => resourceId));
    expect(known.filter(({ instanceId }) => !ids.has(instanceId))).toEqual([]);
    const [instance] = known;
    const item = listed.find(({ resourceId }) => resourceId === instance?.instanceId);
    expect(item?.configuration).toMatchObject({
      instanceId: instance?.instanceId,
      subnetId: instance?.subnetId,
      securityGroups: instance?.securityGroups.map(({ id, name }) => ({ groupId: id, groupName: name })),
    });
    expect(item?.availabilityZone).toBe(instance?.availabilityZone);
    expect(item?.tags).toEqual(instance?.tags);
  });

  it("begins a history with the discovery, and no two items in a row are alike", () => {
    const seen = items("AWS::EC2::Instance").slice(0, 40);
    let changes = 0;
    for (const { resourceId } of seen) {
      const history = historyOf("AWS::EC2::Instance", resourceId);
      const texts = history.map(({ configuration, tags }) => JSON.stringify([configuration, tags]));
      texts.slice(1).forEach((text, index) => {
        expect(text).not.toBe(texts[index]);
      });
      changes += texts.length;
      expect(history.map(({ captureTime }) => captureTime.getTime())).toEqual(
        history.map(({ captureTime }) => captureTime.getTime()).sort((left, right) => right - left),
      );
    }
    expect(changes).toBeGreaterThan(seen.length);
    const whole = historyOf("AWS::EC2::Instance", seen[0]?.resourceId ?? "", new Date(0));
    expect(whole.at(-1)?.status).toBe("ResourceDiscovered");
  });

  it("tells who took the instance profile away on Tuesday at 02:13", () => {
    const api = items("AWS::EC2::Instance", prod, region, new Date("2026-03-03T12:00:00Z")).find(
      ({ tags }) => tags.Service === "checkout-api",
    );
    const before = historyOf("AWS::EC2::Instance", api?.resourceId ?? "", new Date("2026-02-27T12:00:00Z"));
    const taken = before.find(({ cause }) => cause?.eventName === "DisassociateIamInstanceProfile");
    expect(taken?.configuration?.iamInstanceProfile).toBeNull();
    expect(taken?.cause).toMatchObject({ userName: "ops-legacy", time: new Date("2026-03-03T02:13:00Z") });
  });
});

describe("security groups in AWS Config", () => {
  it("tells who opened SSH of the web tier to the world on Wednesday at 02:13, and who closed it", () => {
    const group = items("AWS::EC2::SecurityGroup").find(({ resourceName }) => resourceName === "web-tier");
    const history = historyOf("AWS::EC2::SecurityGroup", group?.resourceId ?? "", ago(2 * day));
    const opened = history.find(({ cause }) => cause?.time.toISOString() === "2026-03-04T02:13:00.000Z");
    expect(JSON.stringify(opened?.configuration?.ipPermissions)).toContain(
      '{"fromPort":22,"ipProtocol":"tcp","ipv6Ranges":[],"prefixListIds":[],"toPort":22,"userIdGroupPairs":[],"ipv4Ranges":[{"cidrIp":"0.0.0.0/0"}],"ipRanges":["0.0.0.0/0"]}',
    );
    expect(opened?.cause).toMatchObject({
      eventName: "AuthorizeSecurityGroupIngress",
      userName: "ops-legacy",
    });
    const closed = history.find(({ cause }) => cause?.time.toISOString() === "2026-03-04T08:40:00.000Z");
    expect(closed?.cause).toMatchObject({
      eventName: "RevokeSecurityGroupIngress",
      userName: "close-public-ingress",
    });
    const calls = world.config.calls(prod, region, ago(2 * day), testTime);
    expect(calls.find(({ eventId }) => eventId === opened?.cause?.eventId)).toEqual(opened?.cause);
  });
});

describe("recorders", () => {
  it("has nothing where Config was never set up, and nothing new where the recorder was stopped", () => {
    const sandbox = accountOf("sandbox");
    expect(world.config.recorder(sandbox, "ap-northeast-1", testTime)).toBeUndefined();
    expect(items("AWS::EC2::Instance", sandbox, "ap-northeast-1")).toEqual([]);
    const staging = accountOf("staging");
    const stopped = world.config.recorder(staging, "ap-northeast-1", testTime)?.stoppedAt;
    expect(stopped?.getTime()).toBeLessThan(testTime.getTime() - 8 * day);
    const times = items("AWS::EC2::Instance", staging, "ap-northeast-1").map(
      ({ captureTime }) => captureTime,
    );
    expect(times.length).toBeGreaterThan(0);
    expect(times.filter((time) => stopped !== undefined && time > stopped)).toEqual([]);
  });
});

describe("what is done to resources", () => {
  const done = aWorld();
  const newest = (type: string, id: string, now: Date) => done.config.item(prod, region, type, id, now);

  it("shows a rule that is added to a security group, and its removal, with who did it", () => {
    const [group] = done.config.items(prod, region, "AWS::EC2::SecurityGroup", testTime);
    const resourceId = group?.resourceId ?? "";
    const rule = { resourceId, port: 5900, cidr: "198.51.100.0/24" };
    done.act("open-security-group", rule, testTime);
    const opened = newest("AWS::EC2::SecurityGroup", resourceId, new Date(testTime.getTime() + 2 * minute));
    expect(JSON.stringify(opened?.configuration)).toContain('"cidrIp":"198.51.100.0/24"');
    expect(opened?.cause).toMatchObject({ eventName: "AuthorizeSecurityGroupIngress", time: testTime });
    done.act("close-security-group", rule, new Date(testTime.getTime() + 3 * minute));
    const closed = newest("AWS::EC2::SecurityGroup", resourceId, new Date(testTime.getTime() + 6 * minute));
    expect(JSON.stringify(closed?.configuration)).not.toContain("198.51.100.0");
  });

  it("shows new tags and the deletion of a bucket", () => {
    const [bucket] = done.config.items(prod, region, "AWS::S3::Bucket", testTime);
    const resourceId = bucket?.resourceId ?? "";
    done.act("retag", { resourceId, key: "Owner", value: "someone" }, testTime);
    const later = new Date(testTime.getTime() + 2 * minute);
    expect(newest("AWS::S3::Bucket", resourceId, later)).toMatchObject({
      status: "OK",
      tags: { Owner: "someone" },
    });
    done.act("delete-resource", { resourceId }, later);
    const gone = newest("AWS::S3::Bucket", resourceId, new Date(testTime.getTime() + 5 * minute));
    expect(gone).toMatchObject({ status: "ResourceDeleted", cause: { eventName: "DeleteBucket" } });
  });

  it("shows a stopped and a terminated instance, and deletes what belonged to it", () => {
    const instance = [...done.config.items(prod, region, "AWS::EC2::Instance", testTime)].find(
      ({ configuration }) => JSON.stringify(configuration?.state).includes("running"),
    );
    const resourceId = instance?.resourceId ?? "";
    done.act("stop", { resourceId }, testTime);
    const stopped = newest("AWS::EC2::Instance", resourceId, new Date(testTime.getTime() + 2 * minute));
    expect(stopped?.configuration?.state).toEqual({ code: 80, name: "stopped" });
    done.act("terminate", { resourceId }, new Date(testTime.getTime() + 10 * minute));
    const after = new Date(testTime.getTime() + 12 * minute);
    for (const { resourceType, resourceId: id } of instance?.relationships ?? []) {
      const gone = newest(resourceType, id, after)?.status === "ResourceDeleted";
      expect([resourceType, gone]).toEqual([
        resourceType,
        resourceType === "AWS::EC2::Volume" || resourceType === "AWS::EC2::NetworkInterface",
      ]);
    }
    expect(newest("AWS::EC2::Instance", resourceId, after)?.status).toBe("ResourceDeleted");
  });
});
