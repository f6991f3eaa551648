"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { LocalColumn } from "#components/shared/data-table/local-table.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { Status } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { withNodesFilter } from "#lib/patch/domain/node-links.ts";
import { type SeverityRank, severityRanks } from "#lib/patch/domain/severity.ts";
import { severityTone } from "../severity-tone.ts";
import { PatchLink } from "./patch-link.tsx";

interface Release {
  key: string;
  title: string;
  severity: SeverityRank;
}

/** Makes the columns that lists of patches and of their releases have in common. */
export interface ReleaseColumns<Row extends Release> {
  /** `untitled` stands for a title that AWS does not give. */
  title: (label: string, width: number, untitled: (row: Row) => string) => LocalColumn<Row>;
  severity: LocalColumn<Row>;
  /** `value` is ISO 8601. */
  time: (id: string, width: number, value: (row: Row) => string | null) => LocalColumn<Row>;
  number: (id: string, width: number, value: (row: Row) => number) => LocalColumn<Row>;
  /** A number of nodes that leads to exactly these nodes. */
  nodes: (id: string, width: number, of: NodesOf<Row>) => LocalColumn<Row>;
}

interface NodesOf<Row> {
  count: (row: Row) => number;
  /** In the filter language of nodes. */
  filter: (row: Row) => string;
  title?: (row: Row) => string;
}

export function useReleaseColumns<Row extends Release>(): ReleaseColumns<Row> {
  const t = useTranslations("patch.overview");
  const severities = useTranslations("patch.severities");
  const format = useFormatter();
  const instant = useInstant();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const column = (id: string, width: number) => ({
      ...{ id, label: t(`columns.${id as "nodes"}`), width, shown: true, sortKey: id },
    });
    const number: ReleaseColumns<Row>["number"] = (id, width, value) => ({
      ...column(id, width),
      align: "end",
      sortValue: value,
      text: (row) => format.number(value(row)),
    });
    return {
      number,
      title: (label, width, untitled) => ({
        ...{ id: "title", label, width, shown: true, isName: true, sortKey: "title" },
        text: (row) => row.title || untitled(row),
        cell: (row) => <PatchLink name={row.key} search={scopeSearch} text={row.title || untitled(row)} />,
      }),
      severity: {
        ...column("severity", 110),
        sortValue: (row) => severityRanks.indexOf(row.severity),
        text: (row) => severities(row.severity),
        cell: (row) => <Status tone={severityTone(row.severity)}>{severities(row.severity)}</Status>,
      },
      time: (id, width, value) => ({
        ...column(id, width),
        sortValue: value,
        text: (row) => {
          const at = value(row);
          return at === null ? null : instant(at);
        },
        cell: (row) => <Timestamp at={value(row)} show="absolute" />,
      }),
      nodes: (id, width, { count, filter, title }) => ({
        ...number(id, width, count),
        cell: (row) => (
          <Link
            href={hrefs.patchNodes(withNodesFilter(scopeSearch, filter(row)))}
            prefetch={false}
            title={title?.(row)}
            className="text-accent hover:underline"
          >
            {format.number(count(row))}
          </Link>
        ),
      }),
    };
  }, [t, severities, format, instant, scopeSearch]);
}
