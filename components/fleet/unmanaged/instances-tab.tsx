"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useQueryStates } from "nuqs";
import { useDeferredValue, useState } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { defaultColumns } from "#components/shared/data-table/column-state.ts";
import { DataTable } from "#components/shared/data-table/data-table.tsx";
import { formatSort, parseSort } from "#components/shared/data-table/sort-state.ts";
import { Pagination } from "#components/shared/pagination/pagination.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { SearchField } from "#components/shared/search-field.tsx";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { unmanagedQuery } from "#lib/fleet/client/index.ts";
import { InstancePanel } from "./instance-panel.tsx";
import { ReasonFilter } from "./reason-filter.tsx";
import { pageSize, unmanagedInput, unmanagedParsers } from "./unmanaged-params.ts";
import { useInstanceColumns } from "./use-instance-columns.tsx";

/** EC2 instances that Systems Manager does not manage, each with why. */
export function InstancesTab({ scope }: { scope: ScopeQuery }) {
  const t = useTranslations("fleet.unmanaged");
  const columns = useInstanceColumns();
  const [state, setState] = useQueryStates(unmanagedParsers, { history: "replace" });
  const [columnState, setColumnState] = useState(() => defaultColumns(columns));
  const search = useDeferredValue(state.find);
  const input = unmanagedInput(scope, { ...state, find: search });
  const query = useQuery(unmanagedQuery(input));
  return (
    <QueryGate query={query} lines={12}>
      {(data) => {
        const open = data.rows.find((row) => row.key === state.open);
        return (
          <div className="flex min-h-0 flex-1">
            <div className="flex min-h-0 min-w-0 flex-1 flex-col">
              <Coverage freshness={data.freshness} primary="ec2-instances" />
              <div className="flex flex-wrap items-center gap-2 px-3 py-2">
                <SearchField
                  label={t("search")}
                  value={state.find}
                  onChange={(find) => void setState({ find, page: 1 })}
                />
                <ReasonFilter
                  reasons={data.reasons}
                  chosen={state.reason}
                  onChange={(reason) => void setState({ reason, page: 1 })}
                />
                <span className="flex-1" />
                <Pagination
                  page={state.page}
                  pageSize={pageSize}
                  total={data.total}
                  onPage={(page) => void setState({ page })}
                />
              </div>
              {data.rows.length === 0 ? (
                <p className="px-4 py-6 text-muted">{emptyText(data.freshness)}</p>
              ) : (
                <DataTable
                  label={t("tabs.instances")}
                  columns={columns}
                  columnState={columnState}
                  onColumnState={setColumnState}
                  rows={data.rows}
                  rowKey={(row) => row.key}
                  offset={input.offset}
                  total={data.total}
                  sort={parseSort(state.sort)}
                  onSort={(terms) => void setState({ sort: formatSort(terms), page: 1 })}
                  openKey={state.open}
                  onOpen={(key) => void setState({ open: key })}
                  listId={`${state.reason} ${search} ${state.sort} ${state.page}`}
                  busy={query.isFetching}
                />
              )}
            </div>
            {open && <InstancePanel instance={open} onClose={() => void setState({ open: null })} />}
          </div>
        );
      }}
    </QueryGate>
  );

  function emptyText(freshness: Freshness): string {
    if (state.reason !== null || search !== "") return t("noMatch");
    if (neverRead(freshness, "ec2-instances")) return t("unread");
    return freshness.scopes.pending > 0 ? t("pending") : t("none");
  }
}
