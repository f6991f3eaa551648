import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { scopeSql } from "#lib/core/server/scope-sql.ts";
import { SqlParameters } from "#lib/core/server/sql/parameters.ts";
import { readQuery } from "#lib/core/server/sql/read-query.ts";
import { selectorHasGroup, selectorReaches } from "#lib/core/server/sql/target-selector.ts";
import { versionsAt } from "#lib/core/server/sql/versions-at.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type { PatchWindow, WindowTarget, WindowTask } from "#lib/patch/contract/windows.ts";
import { windowOperations } from "#lib/patch/domain/runs/patch-operations.ts";
import { windowState } from "#lib/patch/domain/runs/window-state.ts";
import { nextRuns, type WindowSchedule } from "#lib/patch/domain/schedule/next-runs.ts";

interface Row {
  account_id: string;
  account_name: string | null;
  region: string;
  window_id: string;
  name: string | null;
  description: string | null;
  enabled: boolean;
  schedule: string | null;
  schedule_timezone: string | null;
  schedule_offset_days: number | null;
  starts_at: string | null;
  ends_at: string | null;
  duration_hours: number | null;
  cutoff_hours: number | null;
  targets: WindowTarget[];
  tasks: WindowTask[];
  created_at: Date | null;
  next_execution_at: Date | null;
  nodes: number;
  has_group: boolean;
  last_run: PatchWindow["lastRun"];
}

const columns = [
  "account_id",
  "region",
  "window_id",
  "name",
  "description",
  "enabled",
  "schedule",
  "schedule_timezone",
  "schedule_offset_days",
  "starts_at",
  "ends_at",
  "duration_hours",
  "cutoff_hours",
  "targets",
  "tasks",
  "patch_selectors",
  "created_at",
  "next_execution_at",
];

/** A window with what its next runs are counted from. */
export interface ReadWindow {
  window: PatchWindow;
  schedule: WindowSchedule;
}

/** Every maintenance window in scope at the moment. With a tag in the scope, those that reach a node with it. */
export async function readWindows(ctx: VerbContext, input: ScopeQuery): Promise<ReadWindow[]> {
  const parameters = new SqlParameters();
  const { tag, ...places } = input;
  const moment = parameters.add(input.asOf ?? ctx.now().toISOString(), "timestamptz");
  const windows = versionsAt("maintenance_windows", columns, input.asOf, parameters);
  const nodes = versionsAt(
    "fleet_nodes",
    ["account_id", "region", "node_id", "tags"],
    input.asOf,
    parameters,
  );
  const where = scopeSql(ctx.actor, places, "w", parameters);
  const ofTag = tag
    ? scopeSql({ ...ctx.actor, accountIds: null }, { tag }, "n", parameters).join(" and ")
    : null;
  if (ofTag !== null) where.push("reached.in_tag > 0");
  const sql = `
select w.*, nullif(a.name, a.account_id) as account_name, reached.nodes, reached.has_group, last.last_run
from ${windows} w
left join accounts a using (account_id)
cross join lateral (
  select count(*) filter (where hit)::int as nodes, count(*) filter (where hit and ${ofTag ?? "false"})::int as in_tag,
    exists (select from jsonb_array_elements(w.patch_selectors) selector where ${selectorHasGroup("selector")}) as has_group
  from ${nodes} n
  cross join lateral (select exists (select from jsonb_array_elements(w.patch_selectors) selector
    where ${selectorReaches("selector", "n.node_id", "n.tags")}) as hit) reach
  where w.patch_selectors <> '[]' and (n.account_id, n.region) = (w.account_id, w.region)
) reached
left join lateral (
  select json_build_object('windowExecutionId', e.window_execution_id, 'status', e.status, 'startedAt',
    to_char(e.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as last_run
  from window_executions e
  where (e.account_id, e.region, e.window_id) = (w.account_id, w.region, w.window_id) and e.started_at <= ${moment}
  order by e.started_at desc limit 1
) last on true
${where.length === 0 ? "" : `where ${where.join(" and ")}`}
order by w.name nulls last, w.account_id, w.region, w.window_id`;
  const now = input.asOf === undefined ? ctx.now() : new Date(input.asOf);
  const rows = await readQuery<Row>(ctx.db, sql, parameters.values);
  return rows.map((row) => toWindow(row, now, input.asOf === undefined));
}

function toWindow(row: Row, now: Date, current: boolean): ReadWindow {
  const schedule: WindowSchedule = {
    schedule: row.schedule,
    scheduleTimezone: row.schedule_timezone,
    scheduleOffsetDays: row.schedule_offset_days,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    createdAt: row.created_at?.toISOString() ?? null,
    // Written in place: at an earlier moment AWS may have named another one.
    nextExecutionAt: current ? (row.next_execution_at?.toISOString() ?? null) : null,
  };
  const { runs, differs } = row.enabled ? nextRuns(schedule, now, 3) : { runs: [], differs: null };
  const window: Omit<PatchWindow, "state"> = {
    key: `${row.account_id}:${row.region}:${row.window_id}`,
    accountId: row.account_id,
    accountName: row.account_name,
    region: row.region,
    windowId: row.window_id,
    name: row.name,
    description: row.description,
    enabled: row.enabled,
    schedule: row.schedule,
    scheduleTimezone: row.schedule_timezone,
    scheduleOffsetDays: row.schedule_offset_days,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    durationHours: row.duration_hours,
    cutoffHours: row.cutoff_hours,
    targets: row.targets,
    tasks: row.tasks,
    operations: windowOperations(row.tasks),
    nodes: row.has_group ? null : row.nodes,
    nextRuns: [...runs],
    differs,
    lastRun: row.last_run,
  };
  const state = windowState({ ...window, hasNextRun: runs.length > 0 }, now.toISOString());
  return { window: { ...window, state }, schedule };
}
