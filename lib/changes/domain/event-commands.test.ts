import { describe, expect, test } from "vitest";
import type { EventKind } from "#lib/core/contract/timeline.ts";
import { eventCommands } from "./event-commands.ts";
import { eventConsoleLink, resourceHref, runHref } from "./event-links.ts";

const event = {
  at: "2026-11-25T02:13:00.000Z",
  accountId: "111122223333",
  region: "ap-northeast-1",
  kind: "config.changed" as EventKind,
  resourceType: "AWS::EC2::SecurityGroup",
  resourceId: "sg-1",
  nodeKey: null,
  recorded: false,
  detail: { cause: { eventId: "e-1", eventName: "AuthorizeSecurityGroupIngress" } },
};
const place = "--profile 111122223333 --region ap-northeast-1";

describe("the commands for an event", () => {
  test("ask for the items around a configuration change and for the call that caused it", () => {
    expect(eventCommands(event, "profiles\nare accounts")).toBe(
      `# profiles are accounts
aws configservice get-resource-config-history ${place} --resource-type AWS::EC2::SecurityGroup --resource-id sg-1 --earlier-time 2026-11-25T01:58:00.000Z --later-time 2026-11-25T02:28:00.000Z
aws cloudtrail lookup-events ${place} --lookup-attributes AttributeKey=EventId,AttributeValue=e-1
`,
    );
  });

  test("ask for an API call by its id, and for what touched a node around the event", () => {
    const call = eventCommands({ ...event, kind: "cloudtrail.write", detail: { eventId: "e-2" } }, "");
    expect(call).toContain("AttributeKey=EventId,AttributeValue=e-2\n");
    const ping = eventCommands({ ...event, kind: "node.ping_status", resourceId: "i-1", detail: {} }, "");
    expect(ping).toContain(
      "AttributeKey=ResourceName,AttributeValue=i-1 --start-time 2026-11-25T01:58:00.000Z",
    );
  });

  test("quote whatever an id may be", () => {
    const hostile = eventCommands({ ...event, resourceId: "x'; rm -rf /\n#" }, "");
    expect(hostile).toContain(`--resource-id 'x'\\''; rm -rf /\n#'`);
  });
});

describe("the pages of an event", () => {
  test("are those of its node, its baseline, its window and its run", () => {
    expect(resourceHref({ ...event, nodeKey: "1:r:i-1" }, "asOf=x")).toBe("/fleet/1:r:i-1?asOf=x");
    expect(resourceHref({ ...event, resourceType: "AWS::SSM::PatchBaseline", resourceId: "pb-1" }, "")).toBe(
      "/patch/baselines/111122223333:ap-northeast-1:pb-1",
    );
    expect(
      resourceHref({ ...event, resourceType: "AWS::SSM::MaintenanceWindow", resourceId: "mw-1" }, ""),
    ).toBe("/patch/runs?tab=windows&open=111122223333%3Aap-northeast-1%3Amw-1");
    expect(resourceHref({ ...event, recorded: true }, "")).toBe(
      "/resources/AWS::EC2::SecurityGroup/111122223333:ap-northeast-1:sg-1",
    );
    expect(resourceHref(event, "")).toBeNull();
    expect(runHref({ ...event, kind: "command.invocation", detail: { commandId: "c-1" } }, "")).toBe(
      "/patch/runs/111122223333:ap-northeast-1:command:c-1",
    );
    expect(runHref(event, "")).toBeNull();
  });

  test("of AWS are the call in CloudTrail, else the resource in Config", () => {
    expect(eventConsoleLink(event)).toMatch(/cloudtrailv2\/home\?region=ap-northeast-1#\/events\/e-1$/);
    expect(eventConsoleLink({ ...event, resourceId: "a b&c", detail: {} })).toMatch(
      /timeline\?resourceId=a\+b%26c&resourceType=AWS%3A%3AEC2%3A%3ASecurityGroup$/,
    );
  });
});
