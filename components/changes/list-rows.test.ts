import { expect, test } from "vitest";
import type { ChangeBurst, ChangeEvent, ChangeLine } from "#lib/changes/contract/events.ts";
import { burstKey, listRows } from "./list-rows.ts";

const event = (key: string) => ({ key }) as ChangeEvent;
const burst: ChangeBurst = { burst: "7", from: "a", to: "b", count: 3, resources: 1, kinds: [], types: [] };
const lines: ChangeLine[] = [
  { event: event("1"), burst: null },
  { event: event("2"), burst },
];

test("a closed burst is one row", () => {
  expect(listRows(lines, new Map()).map(({ key, kind }) => [key, kind])).toEqual([
    ["1", "event"],
    ["burst:7:a", "burst"],
  ]);
});

test("an open burst shows its events, and how many more there are once some are known", () => {
  const opened = (events: ChangeEvent[]) => listRows(lines, new Map([[burstKey(burst), events]])).slice(1);
  expect(opened([])).toMatchObject([{ kind: "burst", open: true }]);
  expect(opened([event("2"), event("3")])).toMatchObject([
    { kind: "burst", open: true },
    { key: "2", nested: true },
    { key: "3", nested: true },
    { kind: "rest", count: 1 },
  ]);
});
