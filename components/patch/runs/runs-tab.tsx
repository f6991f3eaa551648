"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useDeferredValue } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { ColumnPicker } from "#components/shared/data-table/column-picker.tsx";
import { PagedTable } from "#components/shared/data-table/paged-table.tsx";
import { useColumnParam } from "#components/shared/data-table/use-column-param.ts";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { unreadReason } from "#components/shared/unread-reason.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { runsQuery } from "#lib/patch/client/index.ts";
import type { RunsOutput } from "#lib/patch/contract/runs.ts";
import { RunFilters } from "./run-filters.tsx";
import { pageSize, type RunsParams, runsInput, within } from "./runs-params.ts";
import { useRunColumns } from "./use-run-columns.tsx";

export interface RunsTabProps {
  scope: ScopeQuery;
  params: RunsParams;
  onParams: (change: Partial<RunsParams>) => void;
}

/** Scans and installations, newest first, with what became of each on its nodes. */
export function RunsTab({ scope, params, onParams }: RunsTabProps) {
  const t = useTranslations("patch.runs.list");
  const router = useRouter();
  const { scopeSearch } = useScope();
  const columns = useRunColumns();
  const { columnState, onColumnState } = useColumnParam(params.cols, columns, (cols) => onParams({ cols }));
  const search = useDeferredValue(params.find);
  const input = runsInput(scope, { ...params, find: search });
  const query = useQuery(runsQuery(input));
  return (
    <QueryGate query={query} lines={12}>
      {(data) => (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Coverage freshness={data.freshness} primary="patch-commands" />
          <RunFilters data={data} input={input} params={params} onParams={onParams}>
            <ColumnPicker columns={columns} state={columnState} onState={onColumnState} />
          </RunFilters>
          <PagedTable
            label={t("label")}
            columns={columns}
            columnState={columnState}
            onColumnState={onColumnState}
            data={data}
            rowKey={(row) => row.key}
            offset={input.offset}
            params={params}
            onParams={onParams}
            pageSize={pageSize}
            onOpen={(key) => router.push(hrefs.patchRun(key, scopeSearch))}
            listId={JSON.stringify(input)}
            busy={query.isFetching}
            empty={<Empty data={data} params={params} asOf={scope.asOf} />}
          />
        </div>
      )}
    </QueryGate>
  );
}

function Empty({ data, params, asOf }: { data: RunsOutput; params: RunsParams; asOf: string | undefined }) {
  const t = useTranslations("patch.runs.list");
  const runs = useTranslations("patch.runs");
  const narrowed = params.find !== "" || params.operation || params.by || params.outcome;
  const reason = unreadReason(data.freshness, "patch-commands", asOf);
  const text = narrowed
    ? t("noMatch")
    : reason === "past"
      ? runs("past")
      : reason !== null
        ? t(reason)
        : `${t("none", { count: within(params.days) })} ${t("noneHelp")}`;
  return <p className="flex-1 px-4 py-6 text-muted">{text}</p>;
}
