import { expect, test } from "vitest";
import type { ResourceTimelineOutput } from "#lib/aws-config/contract/detail.ts";
import { mergeItems } from "./item-causes.ts";

type Entry = ResourceTimelineOutput["entries"][number];

const item = (at: string) => ({ kind: "item", at, item: { id: `${at}~1` } }) as unknown as Entry;
const event = (at: string, kind: string, actor: string | null = null, detail = {}) =>
  ({ kind: "event", at, event: { id: `${at} ${kind}`, kind, actor, detail } }) as unknown as Entry;

test("an item and the event of the same change are one line, with who did it", () => {
  const call = event("10:00", "cloudtrail.write", "ken");
  const observed = event("09:00", "config.changed");
  const alone = event("08:00", "config.created", "aoi");
  const { entries, causes } = mergeItems([
    event("10:01", "config.changed", "ken", { cause: { eventName: "AuthorizeSecurityGroupIngress" } }),
    item("10:01"),
    call,
    observed,
    item("09:00"),
    alone,
  ]);
  expect(entries).toEqual([item("10:01"), call, item("09:00"), alone]);
  expect([...causes]).toEqual([["10:01~1", { actor: "ken", call: "AuthorizeSecurityGroupIngress" }]]);
});
