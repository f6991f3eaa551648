import { expect, test } from "vitest";
import type { Query } from "#lib/core/server/sync/dataset.ts";
import { HistoryPlan } from "./history-plan.ts";
import { gapsSql, type NeededRow, unfinishedSql, wantedSql } from "./needed-history.ts";

const scope = { accountId: "111122223333", region: "eu-west-1" };
const now = Date.now();
const ago = (days: number) => new Date(now - days * 24 * 3_600_000);

/** `days`: known back to so many days ago; a gap lies between these and the day before. */
const row = (id: string, days: number, gap = false): NeededRow => ({
  resource_type: "AWS::EC2::Volume",
  resource_id: id,
  complete_from: ago(days),
  finished: gap,
  gap_from: gap ? ago(days + 1) : null,
  gap_until: gap ? ago(days) : null,
  created_at: ago(days + 30),
});

const plan = (rows: { gaps?: NeededRow[]; unfinished?: NeededRow[]; wanted?: NeededRow[] }) => {
  const answers = new Map<string, unknown[]>([
    [gapsSql, rows.gaps ?? []],
    [unfinishedSql, rows.unfinished ?? []],
    [wantedSql, rows.wanted ?? []],
  ]);
  const query: Query = async <Row>(sql: string) => (answers.get(sql) ?? [{ days: 90 }]) as Row[];
  return HistoryPlan.read(query, scope, 200);
};

/** Resources of the plan's next steps, each gone on with. */
const steps = (of: HistoryPlan, count: number): string[] =>
  Array.from({ length: count }, () => {
    const last = of.next().at(-1);
    if (last !== undefined) of.goOn(last);
    return last?.resourceId ?? "none";
  });

test("however many gaps there are, every fourth step goes further back", async () => {
  const gaps = Array.from({ length: 200 }, (_, index) => row(`gap-${index}`, 1, true));
  const of = await plan({ gaps, unfinished: [row("vol-1", 3), row("vol-2", 5)] });
  expect(steps(of, 9)).toEqual([
    ...["gap-0", "gap-1", "gap-2", "vol-1"],
    ...["gap-3", "gap-4", "gap-5", "vol-2"],
    "gap-6",
  ]);
});

test("without gaps all go back together: none is asked twice before each was asked once", async () => {
  const of = await plan({ unfinished: [row("vol-1", 3), row("vol-2", 5), row("vol-3", 8)] });
  expect(steps(of, 6)).toEqual(["vol-1", "vol-2", "vol-3", "vol-1", "vol-2", "vol-3"]);
});

test("what pages show comes first and is read to its end, the page that waits longest before the others", async () => {
  const of = await plan({
    gaps: [row("gap", 1, true)],
    unfinished: [row("vol-1", 3), row("vol-2", 5), row("vol-3", 8)],
    wanted: [row("vol-3", 8), row("vol-2", 5)],
  });
  // Four steps of seven days are asked for at once, so that 30 days are two turns.
  expect(steps(of, 6)).toEqual(["vol-3", "vol-3", "vol-2", "vol-2", "gap", "vol-1"]);
});
