"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { Coverage } from "#components/shared/data-coverage/coverage.tsx";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { QueryGate } from "#components/shared/query-gate.tsx";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { agentsQuery } from "#lib/fleet/client/index.ts";
import type { AgentsOutput } from "#lib/fleet/contract/unmanaged.ts";

type Version = AgentsOutput["versions"][number];

/** SSM Agent versions against the latest that Systems Manager knows; each count leads to its nodes. */
export function AgentsTab({ scope }: { scope: ScopeQuery }) {
  const t = useTranslations("fleet.agents");
  const query = useQuery(agentsQuery(scope));
  return (
    <QueryGate query={query} lines={8}>
      {(data) => (
        <div className="flex min-h-0 min-w-0 flex-1 flex-col">
          <Coverage freshness={data.freshness} primary="managed-nodes" />
          {data.versions.length === 0 ? (
            <p className="px-4 py-6 text-muted">
              {t(neverRead(data.freshness, "managed-nodes") ? "unread" : "none")}
            </p>
          ) : (
            <VersionTable versions={data.versions} />
          )}
        </div>
      )}
    </QueryGate>
  );
}

function VersionTable({ versions }: { versions: readonly Version[] }) {
  const t = useTranslations("fleet.agents");
  const columns = useColumns(Math.max(...versions.map((row) => row.count)));
  return (
    <LocalTable
      label={t("label")}
      columns={columns}
      rows={versions}
      rowKey={(row) => `${row.platformType} ${row.version}`}
      initialSort="platform,-version"
    />
  );
}

function useColumns(largest: number): readonly LocalColumn<Version>[] {
  const t = useTranslations("fleet.agents");
  const format = useFormatter();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const href = ({ platformType, version }: Version) => {
      const filter = `platform:${platformType ?? "none"} agent:${version ?? "none"}`;
      return hrefs.fleet(`${scopeSearch}&filter=${encodeURIComponent(filter)}`.replace(/^&/, ""));
    };
    return [
      {
        id: "version",
        label: t("columns.version"),
        width: 160,
        shown: true,
        isName: true,
        sortKey: "version",
        text: (row) => row.version ?? t("unknownVersion"),
      },
      {
        id: "platform",
        label: t("columns.platform"),
        width: 130,
        shown: true,
        sortKey: "platform",
        text: (row) => row.platformType,
      },
      {
        id: "latest",
        label: t("columns.latest"),
        width: 150,
        shown: true,
        text: (row) => t(`latest.${row.isLatest ?? "unknown"}`),
        cell: ({ isLatest }) => (
          <Status tone={isLatest === null ? "unknown" : isLatest ? "ok" : "warning"}>
            {t(`latest.${isLatest ?? "unknown"}`)}
          </Status>
        ),
      },
      {
        id: "count",
        label: t("columns.count"),
        width: 110,
        shown: true,
        align: "end",
        sortKey: "count",
        sortValue: (row) => row.count,
        text: (row) => format.number(row.count),
        cell: (row) => (
          <Link href={href(row)} className="text-accent hover:underline">
            {format.number(row.count)}
          </Link>
        ),
      },
      {
        id: "share",
        label: t("columns.share"),
        width: 260,
        shown: true,
        text: () => "",
        cell: (row) => (
          <span
            aria-hidden="true"
            className="block h-2 rounded-sm bg-accent-fill"
            style={{ width: `${Math.max(1, (100 * row.count) / largest)}%` }}
          />
        ),
      },
    ];
  }, [t, format, scopeSearch, largest]);
}
