"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { numberColumn } from "#components/shared/data-table/local-columns.ts";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import type { NodeOutput } from "#lib/fleet/contract/detail.ts";
import { nodeTone } from "#lib/fleet/domain/node-status.ts";
import { useNodeLabels } from "../use-node-labels.ts";

type Compliance = NodeOutput["compliance"][number];

/** SSM compliance of the node, one line a compliance type. */
export function ComplianceTab({ compliance }: { compliance: NodeOutput["compliance"] }) {
  const t = useTranslations("fleet.compliance");
  const columns = useColumns();
  if (compliance.length === 0) return <p className="px-4 py-6 text-muted">{t("none")}</p>;
  return (
    <LocalTable
      label={t("label")}
      columns={columns}
      rows={compliance}
      rowKey={(row) => row.complianceType}
      initialSort="status,type"
    />
  );
}

function useColumns(): readonly LocalColumn<Compliance>[] {
  const t = useTranslations("fleet.compliance");
  const labels = useNodeLabels();
  const format = useFormatter();
  return useMemo(() => {
    const count = (id: "compliantCount" | "nonCompliantCount") =>
      numberColumn<Compliance, typeof id>(id, { label: t(`columns.${id}`), width: 140 }, format.number);
    return [
      {
        id: "complianceType",
        label: t("columns.complianceType"),
        width: 240,
        shown: true,
        isName: true,
        sortKey: "type",
        text: (row) => row.complianceType,
      },
      {
        id: "status",
        label: t("columns.status"),
        width: 150,
        shown: true,
        sortKey: "status",
        text: (row) => labels.value("compliance", row.status),
        cell: (row) => {
          const tone = nodeTone("compliance", row.status);
          const word = labels.value("compliance", row.status);
          return tone ? <Status tone={tone}>{word}</Status> : word;
        },
      },
      {
        id: "overallSeverity",
        label: t("columns.overallSeverity"),
        width: 130,
        shown: true,
        sortKey: "severity",
        text: (row) => row.overallSeverity,
      },
      count("compliantCount"),
      count("nonCompliantCount"),
      {
        id: "executedAt",
        label: t("columns.executedAt"),
        width: 280,
        shown: true,
        sortKey: "executedAt",
        text: (row) => row.executedAt,
        cell: (row) => <Timestamp at={row.executedAt} />,
      },
    ];
  }, [t, labels, format]);
}
