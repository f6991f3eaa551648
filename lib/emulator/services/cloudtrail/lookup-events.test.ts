import type { Event, LookupEventsRequest } from "@aws-sdk/client-cloudtrail";
import { describe, expect, it } from "vitest";
import { allPages, aRequest, aWorld, testTime } from "../../testing/handler-request.ts";
import type { EmulatorRequest } from "../../wire/handler.ts";
import { lookupEvents } from "./lookup-events.ts";

const request = aRequest();
const hoursAgo = (hours: number): Date => new Date(testTime.getTime() - hours * 3_600_000);

const lookup = async (input: LookupEventsRequest, of: EmulatorRequest = request): Promise<Event[]> =>
  (await allPages(lookupEvents, input, of)).flatMap(({ Events = [] }) => Events);

const by = (AttributeKey: "EventName" | "ReadOnly" | "Username" | "EventId", AttributeValue: string) => ({
  LookupAttributes: [{ AttributeKey, AttributeValue }],
});

const recordOf = (event: Event | undefined): Record<string, unknown> =>
  JSON.parse(event?.CloudTrailEvent ?? "{}") as Record<string, unknown>;

describe("LookupEvents", () => {
  it("answers newest first, 50 a page, and every event once", async () => {
    const pages = await allPages(lookupEvents, { StartTime: hoursAgo(24) }, request);
    expect(pages.length).toBeGreaterThan(3);
    expect(Math.max(...pages.map(({ Events = [] }) => Events.length))).toBe(50);
    const events = pages.flatMap(({ Events = [] }) => Events);
    const times = events.map(({ EventTime }) => EventTime?.getTime() ?? 0);
    expect(times).toEqual([...times].sort((left, right) => right - left));
    expect(new Set(events.map(({ EventId }) => EventId)).size).toBe(events.length);
  });

  it("keeps to the times asked for, both included, and to 90 days", async () => {
    const [first] = await lookup({ ...by("ReadOnly", "false"), StartTime: hoursAgo(5) });
    const moment = first?.EventTime ?? testTime;
    const same = await lookup({ StartTime: moment, EndTime: moment });
    expect(same.map(({ EventId }) => EventId)).toContain(first?.EventId);
    expect(await lookup({ StartTime: hoursAgo(24 * 100), EndTime: hoursAgo(24 * 91) })).toEqual([]);
  });

  it("finds writes alone, and events by name, user and id", async () => {
    const writes = await lookup({ ...by("ReadOnly", "false"), StartTime: hoursAgo(72) });
    const reads = await lookup({ ...by("ReadOnly", "true"), StartTime: hoursAgo(72) });
    expect(writes.every(({ ReadOnly }) => ReadOnly === "false")).toBe(true);
    expect(reads.length).toBeGreaterThan(writes.length);
    const sent = writes.find(({ EventName }) => EventName === "SendCommand");
    const named = await lookup({ ...by("EventName", "SendCommand"), StartTime: hoursAgo(72) });
    expect(named).toContainEqual(sent);
    expect(await lookup({ ...by("Username", sent?.Username ?? ""), StartTime: hoursAgo(72) })).toContainEqual(
      sent,
    );
    expect(await lookup({ ...by("EventId", sent?.EventId ?? ""), StartTime: hoursAgo(72) })).toEqual([sent]);
  });

  it("tells the commands that Systems Manager has, with the role's session that sent them", async () => {
    const { world, accountId, region, now } = request;
    const [plan] = world.operations.commands(accountId, region, now);
    const at = new Date((plan?.requestedAt ?? 0) - 1000);
    const events = await lookup({ ...by("EventName", "SendCommand"), StartTime: at });
    const records = events.map(recordOf);
    const record = records.find(({ responseElements }) =>
      JSON.stringify(responseElements).includes(plan?.commandId ?? "none"),
    );
    expect(record).toMatchObject({
      eventVersion: "1.11",
      eventSource: "ssm.amazonaws.com",
      awsRegion: region,
      readOnly: false,
      recipientAccountId: accountId,
      requestParameters: { documentName: plan?.documentName, parameters: "HIDDEN_DUE_TO_SECURITY_REASONS" },
      userIdentity: {
        type: "AssumedRole",
        accountId,
        sessionContext: {
          sessionIssuer: { type: "Role", accountId },
          attributes: { mfaAuthenticated: "false" },
        },
      },
    });
  });

  it("tells the very calls that configuration items have as their cause", async () => {
    const { world, accountId, region } = request;
    const [from, to] = [hoursAgo(24 * 7), hoursAgo(1)];
    const causes = world.config.calls(accountId, region, from, to);
    const events = await lookup({ ...by("ReadOnly", "false"), StartTime: from, EndTime: to });
    const told = new Map(events.map((event) => [event.EventId, event]));
    expect(causes.length).toBeGreaterThan(50);
    for (const cause of causes) {
      const event = told.get(cause.eventId);
      expect(event).toMatchObject({
        EventName: cause.eventName,
        EventTime: cause.time,
        Username: cause.userName,
      });
      expect(recordOf(event)).toMatchObject({
        requestID: cause.requestId,
        sourceIPAddress: cause.sourceIp,
        userIdentity: { arn: cause.userArn },
      });
      const names = event?.Resources?.map(({ ResourceName }) => ResourceName);
      for (const { resourceId, resourceType } of cause.resources)
        if (resourceType.startsWith("AWS::EC2::")) expect(names).toContain(resourceId);
    }
  });

  it("hides secrets as CloudTrail does, and tells refused calls by their error code", async () => {
    const parameters = await lookup({ ...by("EventName", "PutParameter"), StartTime: hoursAgo(24 * 14) });
    expect(parameters.length).toBeGreaterThan(0);
    for (const event of parameters) {
      expect(recordOf(event)).toMatchObject({
        requestParameters: { value: "HIDDEN_DUE_TO_SECURITY_REASONS" },
      });
      expect(event.CloudTrailEvent).not.toContain("rotated-");
    }
    const writes = await lookup({ ...by("ReadOnly", "false"), StartTime: hoursAgo(24 * 14) });
    const refused = writes.map(recordOf).filter(({ errorCode }) => errorCode !== undefined);
    expect(refused.length).toBeGreaterThan(2);
    expect(refused[0]).toMatchObject({ responseElements: null });
  });

  it("records sign-ins in us-east-1 alone", async () => {
    const week = { ...by("EventName", "ConsoleLogin"), StartTime: hoursAgo(24 * 7) };
    const signIns = (await lookup(week)).map(recordOf);
    expect(signIns).toContainEqual(
      expect.objectContaining({ responseElements: { ConsoleLogin: "Success" } }),
    );
    expect(signIns).toContainEqual(
      expect.objectContaining({ responseElements: { ConsoleLogin: "Failure" } }),
    );
    const world = aWorld();
    expect(await lookup(week, aRequest({ world, region: "ap-northeast-1" }))).toEqual([]);
  });

  it("shows an event some minutes after it happened, and not always in order", async () => {
    const { world } = request;
    const ids = async (now: Date, StartTime: Date, EndTime: Date) =>
      new Set((await lookup({ StartTime, EndTime }, aRequest({ world, now }))).map(({ EventId }) => EventId));
    const [from, to] = [hoursAgo(2), hoursAgo(1)];
    const atOnce = await ids(to, from, to);
    const settled = await ids(testTime, from, to);
    expect([...atOnce].every((id) => settled.has(id))).toBe(true);
    expect(settled.size).toBeGreaterThan(atOnce.size);
    const justNow = await ids(to, new Date(to.getTime() - 40_000), to);
    expect(justNow.size).toBe(0);
  });

  it("refuses several attributes, reversed times, page sizes over 50 and foreign tokens by CloudTrail's own errors", () => {
    const attribute = { AttributeKey: "EventName", AttributeValue: "SendCommand" } as const;
    const refusals: [LookupEventsRequest, string][] = [
      [{ LookupAttributes: [attribute, attribute] }, "InvalidLookupAttributesException"],
      [{ StartTime: testTime, EndTime: hoursAgo(1) }, "InvalidTimeRangeException"],
      [{ MaxResults: 51 }, "InvalidMaxResultsException"],
      [{ MaxResults: 0 }, "InvalidMaxResultsException"],
    ];
    for (const [input, name] of refusals)
      expect(() => lookupEvents(input, request)).toThrow(expect.objectContaining({ name }));
    expect(() => lookupEvents({ NextToken: "nonsense" }, request)).toThrow("token");
  });
});
