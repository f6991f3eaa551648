"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { BaselineRow } from "#lib/patch/contract/baseline-list.ts";
import { operatingSystemName } from "#lib/patch/domain/operating-system-name.ts";
import { useNodesHref } from "./use-nodes-href.ts";

export function useBaselineColumns(): readonly ColumnDef<BaselineRow>[] {
  const t = useTranslations("patch.baselines");
  const format = useFormatter();
  const { scopeSearch } = useScope();
  const nodesHref = useNodesHref();
  return useMemo(() => {
    type Count = "nodes" | "patchGroups" | "rules" | "approvedPatches" | "rejectedPatches";
    const number = (id: Count): ColumnDef<BaselineRow> => ({
      id,
      label: t(`columns.${id}`),
      width: 120,
      shown: true,
      align: "end",
      sortKey: id,
      text: (row) => (row[id] === null ? t("unknown") : format.number(row[id])),
    });
    return [
      {
        id: "name",
        label: t("columns.name"),
        width: 320,
        shown: true,
        isName: true,
        sortKey: "name",
        text: (row) => row.name ?? row.baselineId,
        cell: (row) => (
          <Link
            href={hrefs.baseline(row.key, scopeSearch)}
            data-stop="name"
            tabIndex={-1}
            className="text-accent hover:underline"
          >
            <bdi>{row.name ?? row.baselineId}</bdi>
          </Link>
        ),
      },
      {
        id: "operatingSystem",
        label: t("columns.operatingSystem"),
        width: 190,
        shown: true,
        sortKey: "operatingSystem",
        text: (row) => operatingSystemName(row.operatingSystem),
      },
      {
        id: "account",
        label: t("columns.account"),
        width: 250,
        shown: true,
        sortKey: "account",
        text: (row) => (row.accountName ? `${row.accountName} · ${row.accountId}` : row.accountId),
      },
      {
        id: "region",
        label: t("columns.region"),
        width: 130,
        shown: true,
        sortKey: "region",
        text: (row) => row.region,
      },
      {
        id: "isDefault",
        label: t("columns.isDefault"),
        width: 90,
        shown: true,
        sortKey: "isDefault",
        text: (row) => t(row.isDefault ? "yes" : "no"),
      },
      {
        ...number("nodes"),
        cell: (row) =>
          row.nodes === null || row.nodes === 0 ? (
            <span className={row.nodes === null ? "text-unknown" : "text-faint"}>
              {row.nodes === null ? t("unknown") : 0}
            </span>
          ) : (
            <Link
              href={nodesHref(row)}
              data-stop="nodes"
              tabIndex={-1}
              className="text-accent hover:underline"
            >
              {format.number(row.nodes)}
            </Link>
          ),
      },
      number("patchGroups"),
      number("rules"),
      number("approvedPatches"),
      number("rejectedPatches"),
      {
        id: "isPredefined",
        label: t("columns.isPredefined"),
        width: 150,
        shown: true,
        sortKey: "isPredefined",
        text: (row) => t(row.isPredefined ? "kinds.predefined" : "kinds.custom"),
      },
      {
        id: "digest",
        label: t("columns.digest"),
        width: 110,
        shown: true,
        sortKey: "digest",
        text: (row) => row.digest.slice(0, 6),
        cell: (row) => (
          <span className="font-mono text-sm" title={t("digestHelp")}>
            {row.digest.slice(0, 6)}
          </span>
        ),
      },
      {
        id: "modifiedAt",
        label: t("columns.modifiedAt"),
        width: 270,
        shown: true,
        sortKey: "modifiedAt",
        text: (row) => row.modifiedAt,
        cell: (row) => <Timestamp at={row.modifiedAt} />,
      },
    ];
  }, [t, format, scopeSearch, nodesHref]);
}
