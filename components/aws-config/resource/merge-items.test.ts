import { expect, test } from "vitest";
import type { ResourceTimelineOutput } from "#lib/aws-config/contract/detail.ts";
import { mergeItems } from "./merge-items.ts";

type Entry = ResourceTimelineOutput["entries"][number];

const item = (at: string) => ({ kind: "item", at, item: { id: `${at}~1` } }) as unknown as Entry;
const event = (at: string, kind: string, actor: string | null = null, detail = {}) =>
  ({ kind: "event", at, event: { id: `${at} ${kind}`, kind, actor, detail } }) as unknown as Entry;

const opened = {
  kind: "rule_opened",
  tone: "critical",
  values: { direction: "in", ports: "22/tcp", peer: "0.0.0.0/0", description: "" },
};

test("an item and the event of the same change are one line, with who did it and what in sentences", () => {
  const call = event("10:00", "cloudtrail.write", "ken");
  const observed = event("09:00", "config.changed");
  const alone = event("08:00", "config.created", "aoi");
  const { entries, changes } = mergeItems([
    event("10:01", "config.changed", "ken", {
      cause: { eventName: "AuthorizeSecurityGroupIngress" },
      words: [opened],
      wordCount: 3,
    }),
    item("10:01"),
    call,
    observed,
    item("09:00"),
    alone,
  ]);
  expect(entries).toEqual([item("10:01"), call, item("09:00"), alone]);
  expect([...changes]).toEqual([
    ["10:01~1", { actor: "ken", call: "AuthorizeSecurityGroupIngress", told: { words: [opened], more: 2 } }],
    ["09:00~1", { actor: null, call: null, told: null }],
  ]);
});
