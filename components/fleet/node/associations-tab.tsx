"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { textColumn } from "#components/shared/data-table/local-columns.ts";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status } from "#components/ui/status.tsx";
import type { NodeOutput } from "#lib/fleet/contract/detail.ts";
import { nodeTone } from "#lib/fleet/domain/node-status.ts";
import { useNodeLabels } from "../use-node-labels.ts";

type Association = NodeOutput["associations"][number];

/** State Manager associations that apply to the node, with their last results. */
export function AssociationsTab({ associations }: { associations: NodeOutput["associations"] }) {
  const t = useTranslations("fleet.associations");
  const columns = useColumns();
  if (associations.length === 0) return <p className="px-4 py-6 text-muted">{t("none")}</p>;
  return (
    <LocalTable
      label={t("label")}
      columns={columns}
      rows={associations}
      rowKey={(row) => row.associationId}
      initialSort="status,name"
    />
  );
}

function useColumns(): readonly LocalColumn<Association>[] {
  const t = useTranslations("fleet.associations");
  const labels = useNodeLabels();
  return useMemo(() => {
    const column = (id: keyof Association, width: number) =>
      textColumn<Association, typeof id>(id, { label: t(`columns.${id}`), width });
    return [
      {
        ...column("associationName", 240),
        sortKey: "name",
        isName: true,
        text: (row) => row.associationName ?? row.documentName ?? row.associationId,
      },
      {
        ...column("status", 130),
        text: (row) => labels.value("association", row.status),
        cell: (row) => {
          const tone = nodeTone("association", row.status);
          const word = labels.value("association", row.status);
          return tone ? <Status tone={tone}>{word}</Status> : word;
        },
      },
      column("detailedStatus", 130),
      column("documentName", 220),
      column("documentVersion", 90),
      { ...column("executedAt", 260), cell: (row) => <Timestamp at={row.executedAt} /> },
      column("executionSummary", 320),
      column("errorCode", 120),
      column("associationId", 260),
    ];
  }, [t, labels]);
}
