"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useDeferredValue, useState } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { defaultColumns } from "#components/shared/data-table/column-state.ts";
import { DataTable } from "#components/shared/data-table/data-table.tsx";
import { formatSort, parseSort } from "#components/shared/data-table/sort-state.ts";
import { Pagination } from "#components/shared/pagination/pagination.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { effectivePatchesQuery } from "#lib/patch/client/index.ts";
import type { BaselineInput } from "#lib/patch/contract/baseline-detail.ts";
import type { PatchBaseline } from "#lib/patch/contract/baselines.ts";
import { approvalStatus, type EffectivePatchesOutput } from "#lib/patch/contract/effective-patches.ts";
import { packageManagerOf } from "#lib/patch/domain/operating-systems.ts";
import { EffectiveFilters } from "./effective-filters.tsx";
import { useEffectiveColumns } from "./use-effective-columns.tsx";
import { useUtcDay } from "./use-utc-day.ts";

const pageSize = 100;
const parsers = {
  find: parseAsString.withDefault(""),
  status: parseAsStringLiteral(approvalStatus.options),
  date: parseAsString,
  sort: parseAsString.withDefault("-releasedAt,patch"),
  page: parseAsInteger.withDefault(1),
};

/** What the baseline makes of each patch, as AWS answered or worked out for a day. */
export function EffectiveTab({ input, baseline }: { input: BaselineInput; baseline: PatchBaseline }) {
  const t = useTranslations("patch.baselines.effective");
  const columns = useEffectiveColumns(baseline);
  const [state, setState] = useQueryStates(parsers, { history: "replace" });
  const [columnState, setColumnState] = useState(() => defaultColumns(columns));
  const search = useDeferredValue(state.find);
  const page = Math.min(Math.max(1, state.page), 10_000);
  const filter = {
    ...input,
    search,
    sort: state.sort,
    ...(state.status !== null && { status: state.status }),
    ...(state.date !== null && /^\d{4}-\d{2}-\d{2}$/.test(state.date) && { at: endOfDay(state.date) }),
  };
  const query = useQuery(
    effectivePatchesQuery({ ...filter, limit: pageSize, offset: (page - 1) * pageSize }),
  );
  return (
    <QueryGate query={query} lines={10}>
      {(data) => (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Coverage freshness={data.freshness} primary="patch-baselines" />
          <EffectiveFilters
            data={data}
            filter={filter}
            find={state.find}
            date={state.date}
            onChange={(change) => void setState({ page: 1, ...change })}
          />
          <Basis data={data} baseline={baseline} />
          {data.rows.length === 0 ? (
            <p className="px-4 py-6 text-muted">{t(emptyKey(data, baseline))}</p>
          ) : (
            <DataTable
              label={t("label")}
              columns={columns}
              columnState={columnState}
              onColumnState={setColumnState}
              rows={data.rows}
              rowKey={(row) => `${row.patch} ${row.product}`}
              offset={(page - 1) * pageSize}
              total={data.total}
              sort={parseSort(state.sort)}
              onSort={(terms) => void setState({ sort: formatSort(terms), page: 1 })}
              listId={JSON.stringify([filter, page])}
              busy={query.isFetching}
            />
          )}
          {data.total > pageSize && (
            <div className="@container/footer flex justify-end border-line border-t px-3 py-1">
              <Pagination
                page={page}
                pageSize={pageSize}
                total={data.total}
                onPage={(next) => void setState({ page: next })}
              />
            </div>
          )}
        </div>
      )}
    </QueryGate>
  );
}

/** Days are those of UTC, as Patch Manager counts them. */
const endOfDay = (date: string): string => `${date}T23:59:59.999Z`;

function emptyKey(data: EffectivePatchesOutput, baseline: PatchBaseline) {
  if (data.statuses.length > 0) return "noMatch";
  return packageManagerOf(baseline.operatingSystem) === "windows" ? "noneWindows" : "noneReported";
}

/** Where the answer comes from. */
function Basis({ data, baseline }: { data: EffectivePatchesOutput; baseline: PatchBaseline }) {
  const t = useTranslations("patch.baselines.effective");
  const day = useUtcDay();
  const windows = packageManagerOf(baseline.operatingSystem) === "windows";
  const basis = data.basis === "aws" ? "aws" : windows ? "catalog" : "reported";
  return <p className="px-4 pb-2 text-muted">{t(`basis.${basis}`, { date: day(data.at) })}</p>;
}
