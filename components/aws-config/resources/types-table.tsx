"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import type { CountTypesOutput } from "#lib/aws-config/contract/list.ts";
import { narrowFilter } from "#lib/aws-config/domain/narrow-filter.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { type ResourcesParams, viewSearch } from "./resources-params.ts";
import type { ResourcesActions } from "./use-resources-params.ts";

type TypeCount = CountTypesOutput["types"][number];

/** How many resources of each type there are and were; each number leads to these resources. */
export function TypesTable({
  types,
  params,
  actions,
}: {
  types: readonly TypeCount[];
  params: ResourcesParams;
  actions: ResourcesActions;
}) {
  const t = useTranslations("awsConfig.resources.types");
  const columns = useColumns(params, Math.max(1, ...types.map((each) => each.count + each.deleted)));
  return (
    <LocalTable
      label={t("label")}
      columns={columns}
      rows={types}
      rowKey={(row) => row.resourceType}
      initialSort="-count,type"
      onOpen={(type) => actions.openType(narrowFilter(params.filter, { type }))}
    />
  );
}

function useColumns(params: ResourcesParams, largest: number): readonly LocalColumn<TypeCount>[] {
  const t = useTranslations("awsConfig.resources.types");
  const format = useFormatter();
  return useMemo(() => {
    const href = (values: Readonly<Record<string, string>>) =>
      hrefs.resources(viewSearch({ ...params, view: "list", filter: narrowFilter(params.filter, values) }));
    const count = (value: number, values: Readonly<Record<string, string>>) =>
      value === 0 ? (
        <span className="text-faint">{format.number(0)}</span>
      ) : (
        <Link href={href(values)} tabIndex={-1} className="text-accent hover:underline">
          {format.number(value)}
        </Link>
      );
    return [
      {
        id: "type",
        label: t("type"),
        width: 320,
        shown: true,
        isName: true,
        sortKey: "type",
        text: (row) => row.resourceType,
        cell: ({ resourceType: type }) => (
          <a href={href({ type })} data-stop="name" tabIndex={-1}>
            {type}
          </a>
        ),
      },
      {
        id: "count",
        label: t("count"),
        width: 120,
        shown: true,
        align: "end",
        sortKey: "count",
        sortValue: (row) => row.count,
        text: (row) => format.number(row.count),
        cell: ({ count: present, resourceType: type }) => count(present, { type, deleted: "no" }),
      },
      {
        id: "deleted",
        label: t("deleted"),
        width: 120,
        shown: true,
        align: "end",
        sortKey: "deleted",
        sortValue: (row) => row.deleted,
        text: (row) => format.number(row.deleted),
        cell: ({ deleted, resourceType: type }) => count(deleted, { type, deleted: "yes" }),
      },
      {
        id: "share",
        label: t("share"),
        width: 320,
        shown: true,
        text: () => "",
        cell: (row) => <Share count={row.count} deleted={row.deleted} largest={largest} />,
      },
    ];
  }, [t, format, params, largest]);
}

/** Those that are there, then those that were. The numbers stand beside it. */
function Share({ count, deleted, largest }: { count: number; deleted: number; largest: number }) {
  const width = (value: number) => ({
    width: `${value === 0 ? 0 : Math.max(0.5, (100 * value) / largest)}%`,
  });
  return (
    <span aria-hidden="true" className="flex h-full items-center gap-px">
      <span className="h-2 rounded-sm bg-accent-fill" style={width(count)} />
      <span className="h-2 rounded-sm bg-unknown opacity-50" style={width(deleted)} />
    </span>
  );
}
