"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { ColumnPicker } from "#components/shared/data-table/column-picker.tsx";
import { DataTable } from "#components/shared/data-table/data-table.tsx";
import { formatSort, parseSort } from "#components/shared/data-table/sort-state.ts";
import { useColumnParam } from "#components/shared/data-table/use-column-param.ts";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { baselineGroupsQuery } from "#lib/patch/client/index.ts";
import type { BaselineGroup } from "#lib/patch/contract/baseline-list.ts";
import { operatingSystemName } from "#lib/patch/domain/operating-system-name.ts";
import { type BaselineListProps, ListFrame } from "./list-frame.tsx";

/** Baselines by name: how many account-Regions have it, and whether they mean the same by it. */
export function BaselineNames({ input, params, onParams }: BaselineListProps) {
  const t = useTranslations("patch.baselines");
  const query = useQuery(baselineGroupsQuery(input));
  const columns = useColumns();
  const { columnState, onColumnState } = useColumnParam(params.cols, columns, (cols) =>
    onParams({ cols, page: params.page }),
  );
  const picker = <ColumnPicker columns={columns} state={columnState} onState={onColumnState} />;
  return (
    <QueryGate query={query} lines={12}>
      {(data) => (
        <ListFrame {...{ data, input, params, onParams, picker }}>
          <DataTable
            label={t("namesLabel")}
            columns={columns}
            columnState={columnState}
            onColumnState={onColumnState}
            rows={data.rows}
            rowKey={groupKey}
            offset={input.offset}
            total={data.total}
            sort={parseSort(params.sort)}
            onSort={(terms) => onParams({ sort: formatSort(terms) })}
            listId={JSON.stringify(input)}
            busy={query.isFetching}
          />
        </ListFrame>
      )}
    </QueryGate>
  );
}

const groupKey = ({ name, operatingSystem, isPredefined }: BaselineGroup): string =>
  `${operatingSystem} ${isPredefined} ${name}`;

function useColumns(): readonly ColumnDef<BaselineGroup>[] {
  const t = useTranslations("patch.baselines");
  const format = useFormatter();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const number = (id: "baselines" | "accounts" | "defaults" | "patchGroups" | "nodes") => ({
      id,
      label: t(`columns.${id}`),
      width: 140,
      shown: true,
      align: "end" as const,
      sortKey: id,
      text: (row: BaselineGroup) => (row[id] === null ? t("unknown") : format.number(row[id])),
    });
    const href = (row: BaselineGroup) => {
      if (row.baselines === 1) return hrefs.baseline(row.key, scopeSearch);
      const search = new URLSearchParams(scopeSearch);
      search.set("view", "all");
      if (row.name !== null) search.set("name", row.name);
      if (row.operatingSystem !== null) search.set("os", row.operatingSystem);
      return hrefs.baselines(search.toString());
    };
    return [
      {
        id: "name",
        label: t("columns.name"),
        width: 340,
        shown: true,
        isName: true,
        sortKey: "name",
        text: (row) => row.name ?? t("unnamed"),
        cell: (row) => (
          <Link href={href(row)} data-stop="name" tabIndex={-1} className="text-accent hover:underline">
            <bdi>{row.name ?? t("unnamed")}</bdi>
          </Link>
        ),
      },
      {
        id: "operatingSystem",
        label: t("columns.operatingSystem"),
        width: 210,
        shown: true,
        sortKey: "operatingSystem",
        text: (row) => operatingSystemName(row.operatingSystem),
      },
      {
        id: "isPredefined",
        label: t("columns.isPredefined"),
        width: 150,
        shown: true,
        sortKey: "isPredefined",
        text: (row) => t(row.isPredefined ? "kinds.predefined" : "kinds.custom"),
      },
      number("nodes"),
      number("baselines"),
      number("accounts"),
      {
        id: "definitions",
        label: t("columns.definitions"),
        width: 190,
        shown: true,
        sortKey: "definitions",
        text: (row) => t("definitions", { count: row.definitions }),
        cell: (row) =>
          row.baselines === 1 ? (
            <span className="text-faint">—</span>
          ) : (
            <Status tone={row.definitions > 1 ? "warning" : "ok"}>
              {t("definitions", { count: row.definitions })}
            </Status>
          ),
      },
      number("defaults"),
      number("patchGroups"),
    ];
  }, [t, format, scopeSearch]);
}
