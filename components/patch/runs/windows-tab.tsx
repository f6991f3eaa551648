"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { LocalTable } from "#components/shared/data-table/local-table.tsx";
import { FileLinks } from "#components/shared/file-links.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import { unreadReason } from "#components/shared/unread-reason.ts";
import { Select } from "#components/ui/select.tsx";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { windowsQuery } from "#lib/patch/client/index.ts";
import type { PatchWindow, WindowsOutput } from "#lib/patch/contract/windows.ts";
import type { RunsTabProps } from "./runs-tab.tsx";
import { useWindowColumns } from "./use-window-columns.tsx";
import { WindowPanel } from "./window-panel.tsx";

/** Maintenance windows: when they run next, what they reach, and why some will not patch. */
export function WindowsTab({ scope, params, onParams }: RunsTabProps) {
  const t = useTranslations("patch.runs.windows");
  const runs = useTranslations("patch.runs");
  const columns = useWindowColumns();
  const input = { ...scope, show: params.show };
  const query = useQuery(windowsQuery(input));
  return (
    <QueryGate query={query} lines={10}>
      {(data) => {
        const rows = data.rows.filter((row) => isFound(row, params.find));
        const open = data.rows.find((row) => row.key === params.open);
        return (
          <div className="flex min-h-0 flex-1">
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <Coverage freshness={data.freshness} primary="maintenance-windows" />
              <div className="flex flex-wrap items-center gap-2 px-3 py-2">
                <SearchField
                  label={t("search")}
                  value={params.find}
                  onChange={(find) => onParams({ find })}
                />
                <Select
                  label={t("show")}
                  options={(["patch", "all"] as const).map((value) => ({ value, label: t(value) }))}
                  value={params.show}
                  onChange={(show) => onParams({ show: show ?? "patch" })}
                />
                {data.hidden > 0 && <span className="text-muted">{t("hidden", { count: data.hidden })}</span>}
                <span className="flex-1" />
                <FileLinks href={(format) => apiHrefs.exportPatchWindows({ ...input, format })} />
              </div>
              {rows.length === 0 ? (
                <p className="px-4 py-6 text-muted">{emptyText(data)}</p>
              ) : (
                <LocalTable
                  label={t("label")}
                  columns={columns}
                  rows={rows}
                  rowKey={(row) => row.key}
                  initialSort="next,name"
                  openKey={params.open}
                  onOpen={(key) => onParams({ open: key })}
                />
              )}
            </div>
            {open && <WindowPanel window={open} onClose={() => onParams({ open: null })} />}
          </div>
        );
      }}
    </QueryGate>
  );

  function emptyText({ rows, total, freshness }: WindowsOutput): string {
    if (rows.length > 0) return t("noMatch");
    const reason = unreadReason(freshness, "maintenance-windows", scope.asOf);
    if (reason === "past") return runs("past");
    if (reason !== null) return runs(`upcoming.${reason}`);
    return t(total > 0 ? "nonePatch" : "none");
  }
}

function isFound(row: PatchWindow, find: string): boolean {
  const text = [
    row.name,
    row.windowId,
    row.description,
    row.accountId,
    row.accountName,
    row.region,
    row.schedule,
  ];
  return text.join(" ").toLowerCase().includes(find.toLowerCase());
}
