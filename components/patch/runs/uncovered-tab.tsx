"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { unreadReason } from "#components/shared/unread-reason.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { uncoveredQuery } from "#lib/patch/client/index.ts";
import type { UncoveredOutput } from "#lib/patch/contract/windows.ts";
import { ExportButtons } from "../overview/export-buttons.tsx";

type Place = UncoveredOutput["places"][number];

const filters = { uncovered: "windows:0", covered: "windows>0", unknown: "windows:none" } as const;
type Count = keyof typeof filters;

/** Nodes that no enabled window patches, by account and Region; each count leads to its nodes. */
export function UncoveredTab({ scope }: { scope: ScopeQuery }) {
  const t = useTranslations("patch.runs.uncovered");
  const runs = useTranslations("patch.runs");
  const query = useQuery(uncoveredQuery(scope));
  const href = useNodesHref();
  const columns = useColumns(href);
  return (
    <QueryGate query={query} lines={8}>
      {({ totals, places, freshness }) => (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Coverage freshness={freshness} primary="maintenance-windows" />
          {places.length === 0 ? (
            <p className="px-4 py-6 text-muted">{emptyText(freshness)}</p>
          ) : (
            <>
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2">
                <Status tone={totals.uncovered > 0 ? "warning" : totals.unknown > 0 ? "unknown" : "ok"}>
                  {t("summary", { count: totals.uncovered })}
                </Status>
                {totals.uncovered > 0 && (
                  <Link href={href("uncovered")} className={buttonClass({ size: "sm" })}>
                    {t("open")}
                  </Link>
                )}
                {totals.unknown > 0 && (
                  <Link href={href("unknown")} className="text-muted hover:text-accent hover:underline">
                    {t("unknown", { count: totals.unknown })}
                  </Link>
                )}
                <ExportButtons
                  name="patch-windows-coverage"
                  heading={columns.map(({ label }) => label)}
                  rows={places.map((place) => columns.map(({ text }) => text(place)))}
                  records={places}
                />
                <p className="basis-full text-muted">{t("help")}</p>
              </div>
              <LocalTable
                label={t("label")}
                columns={columns}
                rows={places}
                rowKey={(row) => `${row.accountId}:${row.region}`}
                initialSort="-uncovered"
              />
            </>
          )}
        </div>
      )}
    </QueryGate>
  );

  function emptyText(freshness: UncoveredOutput["freshness"]): string {
    const reason = unreadReason(freshness, "maintenance-windows", scope.asOf);
    if (reason === "past") return runs("past");
    return reason === null ? t("none") : runs(`upcoming.${reason}`);
  }
}

function useNodesHref(): (count: Count, place?: Place) => string {
  const { scopeSearch } = useScope();
  return useMemo(
    () => (count, place) => {
      const search = new URLSearchParams(scopeSearch);
      search.set("filter", filters[count]);
      if (place) {
        search.set("accounts", place.accountId);
        search.set("regions", place.region);
      }
      return hrefs.patchNodes(search.toString());
    },
    [scopeSearch],
  );
}

function useColumns(href: (count: Count, place?: Place) => string): readonly LocalColumn<Place>[] {
  const t = useTranslations("patch.runs.uncovered");
  const format = useFormatter();
  return useMemo(() => {
    const count = (id: Count): LocalColumn<Place> => ({
      id,
      label: t(`columns.${id}`),
      width: 130,
      shown: true,
      align: "end",
      sortKey: id,
      sortValue: (row) => row[id],
      text: (row) => format.number(row[id]),
      cell: (row) =>
        row[id] === 0 ? (
          <span className="text-faint">0</span>
        ) : (
          <Link href={href(id, row)} className="text-accent hover:underline">
            {format.number(row[id])}
          </Link>
        ),
    });
    return [
      {
        id: "account",
        label: t("columns.account"),
        width: 280,
        shown: true,
        isName: true,
        sortKey: "account",
        text: (row) => (row.accountName ? `${row.accountName} · ${row.accountId}` : row.accountId),
      },
      {
        id: "region",
        label: t("columns.region"),
        width: 150,
        shown: true,
        sortKey: "region",
        text: (row) => row.region,
      },
      count("uncovered"),
      count("covered"),
      count("unknown"),
    ];
  }, [t, format, href]);
}
