"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { FileLinks } from "#components/shared/file-links.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { unreadReason } from "#components/shared/unread-reason.ts";
import { Select } from "#components/ui/select.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { wallClock } from "#lib/core/domain/time-format.ts";
import { upcomingQuery } from "#lib/patch/client/index.ts";
import type { UpcomingOutput, UpcomingRun } from "#lib/patch/contract/windows.ts";
import { daysAhead, within } from "./runs-params.ts";
import type { RunsTabProps } from "./runs-tab.tsx";
import { UpcomingDay } from "./upcoming-day.tsx";

/** What will install patches, day by day in the reader's zone. */
export function UpcomingTab({ scope, params, onParams }: RunsTabProps) {
  const t = useTranslations("patch.runs");
  const days = within(params.ahead);
  const input = { ...scope, days };
  const query = useQuery(upcomingQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Coverage freshness={data.freshness} primary="maintenance-windows" />
          <div className="flex flex-wrap items-center gap-2 px-3 py-2">
            <Select
              label={t("upcoming.daysLabel")}
              options={daysAhead.map((count) => ({ value: String(count), label: t("list.days", { count }) }))}
              value={String(days)}
              onChange={(next) => onParams({ ahead: Number(next) })}
            />
            {data.cut > 0 && <span className="text-muted">{t("upcoming.cut", { count: data.cut })}</span>}
            {data.unscheduled > 0 && (
              <span className="text-muted">{t("upcoming.unscheduled", { count: data.unscheduled })}</span>
            )}
            <span className="flex-1" />
            <FileLinks href={(format) => apiHrefs.exportUpcomingPatchRuns({ ...input, format })} />
          </div>
          {data.rows.length === 0 ? (
            <p className="px-4 py-6 text-muted">{emptyText(data)}</p>
          ) : (
            <Planner rows={data.rows} />
          )}
        </div>
      )}
    </QueryGate>
  );

  function emptyText({ freshness }: UpcomingOutput): string {
    const reason = unreadReason(freshness, "maintenance-windows", scope.asOf);
    if (reason === "past") return t("past");
    return reason === null ? t("upcoming.none", { count: days }) : t(`upcoming.${reason}`);
  }
}

function Planner({ rows }: { rows: readonly UpcomingRun[] }) {
  const t = useTranslations("patch.runs.upcoming");
  const { zone } = usePreferences();
  const byDay = Map.groupBy(rows, ({ at }) => {
    const { year, month, day } = wallClock(Date.parse(at), zone.zone);
    return `${year}-${month}-${day}`;
  });
  return (
    <section
      aria-label={t("label")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto border-line border-t px-4 pb-4"
    >
      {[...byDay].map(([day, runs]) => (
        <UpcomingDay key={day} day={day} runs={runs} />
      ))}
    </section>
  );
}
