import { csvLine } from "#lib/core/domain/csv.ts";
import type { VerbContext } from "#lib/core/server/verb.ts";
import type {
  ExportUpcomingInput,
  ExportWindowsInput,
  PatchWindow,
  UpcomingRun,
} from "#lib/patch/contract/windows.ts";
import { fileResponse } from "../baselines/file-response.ts";
import { listUpcoming } from "./list-upcoming.ts";
import { listWindows } from "./list-windows.ts";

const columns = [
  "name",
  "windowId",
  "accountId",
  "accountName",
  "region",
  "state",
  "enabled",
  "schedule",
  "scheduleTimezone",
  "scheduleOffsetDays",
  "startsAt",
  "endsAt",
  "durationHours",
  "cutoffHours",
  "nodes",
] as const satisfies readonly (keyof PatchWindow)[];

/** Maintenance windows as a file, in the order of their names. */
export async function exportWindows(ctx: VerbContext, input: ExportWindowsInput): Promise<Response> {
  const { rows } = await listWindows(ctx, input);
  const cells = (row: PatchWindow) => [
    row.operations.join(" "),
    row.nextRuns[0]?.at ?? null,
    row.lastRun?.startedAt ?? null,
    row.lastRun?.status ?? null,
  ];
  return fileResponse(ctx, {
    name: "maintenance-windows",
    format: input.format,
    asOf: input.asOf,
    csv: () => [
      csvLine([...columns, "operations", "nextRun", "lastRun", "lastStatus"]),
      ...rows.map((row) => csvLine([...columns.map((column) => row[column]), ...cells(row)])),
    ],
    json: () => rows,
  });
}

/** What will install patches as a file, in order of time. */
export async function exportUpcoming(ctx: VerbContext, input: ExportUpcomingInput): Promise<Response> {
  const { rows } = await listUpcoming(ctx, input);
  const names = [
    "at",
    "until",
    "source",
    "window",
    "windowId",
    "accountId",
    "accountName",
    "region",
    "nodes",
    "schedule",
  ];
  const cells = ({ at, until, source, window }: UpcomingRun) => [
    at,
    until,
    source,
    window.name,
    window.windowId,
    window.accountId,
    window.accountName,
    window.region,
    window.nodes,
    window.schedule,
  ];
  return fileResponse(ctx, {
    name: "upcoming-patch-runs",
    format: input.format,
    asOf: input.asOf,
    csv: () => [csvLine(names), ...rows.map((row) => csvLine(cells(row)))],
    json: () => rows,
  });
}
