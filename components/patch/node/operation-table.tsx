"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo } from "react";
import { numberColumn } from "#components/shared/data-table/local-columns.ts";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { PatchOperation } from "#lib/patch/contract/node-patches.ts";
import { useOperationWord } from "./use-operation-word.ts";

/** Every scan and installation that was seen: AWS itself keeps only the newest. */
export function OperationTable({ operations }: { operations: readonly PatchOperation[] }) {
  const t = useTranslations("patch.node");
  const format = useFormatter();
  const word = useOperationWord();
  const { scopeSearch } = useScope();
  const columns = useMemo<readonly LocalColumn<PatchOperation>[]>(() => {
    const count = (id: "installed" | "missing" | "failed") =>
      numberColumn<PatchOperation, typeof id>(id, { label: t(id), width: 140 }, format.number);
    return [
      {
        id: "endedAt",
        label: t("scanned"),
        width: 300,
        shown: true,
        isName: true,
        sortKey: "endedAt",
        text: (row) => row.endedAt,
        cell: (row) => <Timestamp at={row.endedAt} />,
      },
      {
        id: "operation",
        label: t("operation"),
        width: 110,
        shown: true,
        sortKey: "operation",
        text: (row) => word(row.operation),
        cell: (row) => (
          <Link href={hrefs.patchRun(row.run, scopeSearch)} className="text-accent hover:underline">
            {word(row.operation)}
          </Link>
        ),
      },
      {
        id: "baseline",
        label: t("baseline"),
        width: 260,
        shown: true,
        sortKey: "baseline",
        text: (row) => row.baselineName ?? row.baselineId,
      },
      count("installed"),
      count("missing"),
      count("failed"),
      {
        id: "owner",
        label: t("owner"),
        width: 140,
        shown: true,
        sortKey: "owner",
        text: (row) => row.ownerInformation,
      },
      { id: "snapshot", label: t("snapshot"), width: 300, shown: true, text: (row) => row.snapshotId },
    ];
  }, [t, format, word, scopeSearch]);
  return (
    <section className="flex min-h-0 flex-col">
      <h2 className="pb-1 font-semibold">{t("operations")}</h2>
      {operations.length === 0 ? (
        <p className="text-muted">{t("noOperations")}</p>
      ) : (
        <div className="flex h-[min(28rem,50vh)] flex-col">
          <LocalTable
            label={t("operations")}
            columns={columns}
            rows={operations}
            rowKey={(row) => row.endedAt}
            initialSort="-endedAt"
          />
        </div>
      )}
    </section>
  );
}
