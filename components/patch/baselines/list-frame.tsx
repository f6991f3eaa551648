"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { Pagination } from "#components/shared/pagination/pagination.tsx";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import type { ListBaselinesInput, ListBaselinesOutput } from "#lib/patch/contract/baseline-list.ts";
import { BaselineFilters } from "./baseline-filters.tsx";
import { type BaselinesParams, pageSize } from "./baselines-params.ts";

export interface BaselineListProps {
  input: ListBaselinesInput;
  params: BaselinesParams;
  onParams: (change: Partial<BaselinesParams>) => void;
}

/** What both lists of baselines have around their table. */
export function ListFrame({
  data,
  input,
  params,
  onParams,
  picker,
  children,
}: BaselineListProps & {
  /** The choice of columns, beside the files. */
  picker: ReactNode;
  data: Pick<ListBaselinesOutput, "total" | "operatingSystems" | "freshness">;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <Coverage freshness={data.freshness} primary="patch-baselines" />
      <BaselineFilters
        input={input}
        params={params}
        operatingSystems={data.operatingSystems}
        onParams={onParams}
      >
        {picker}
      </BaselineFilters>
      {data.total === 0 ? <Empty freshness={data.freshness} params={params} /> : children}
      {data.total > pageSize && (
        <div className="@container/footer flex justify-end border-line border-t px-3 py-1">
          <Pagination
            page={params.page}
            pageSize={pageSize}
            total={data.total}
            onPage={(page) => onParams({ page })}
          />
        </div>
      )}
    </div>
  );
}

function Empty({ freshness, params }: { freshness: Freshness; params: BaselinesParams }) {
  const t = useTranslations("patch.baselines.empty");
  const { find, os, kind, use, name } = params;
  const narrowed = find !== "" || [os, kind, use, name].some((each) => each !== null);
  const text = narrowed
    ? "noMatch"
    : neverRead(freshness, "patch-baselines")
      ? "unread"
      : freshness.scopes.pending > 0
        ? "pending"
        : "none";
  return <p className="px-4 py-6 text-muted">{t(text)}</p>;
}
