"use client";

import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { ColumnDef } from "#components/shared/data-table/column-def.ts";
import { defaultColumns } from "#components/shared/data-table/column-state.ts";
import { DataTable } from "#components/shared/data-table/data-table.tsx";
import { useChangeSentences } from "#components/shared/events/use-change-sentences.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { CompareAccountsInput, ComparedPair, PairKind } from "#lib/aws-config/contract/compare.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** Pairs of resources, those that differ most first; each with the way to its whole difference. */
export function PairTable({
  rows,
  input,
  total,
  busy,
}: {
  rows: readonly ComparedPair[];
  input: CompareAccountsInput;
  total: number;
  busy: boolean;
}) {
  const t = useTranslations("awsConfig.compare");
  const columns = useColumns(input.type);
  const [columnState, setColumnState] = useState(() => defaultColumns(columns));
  return (
    <DataTable
      label={t("pairsLabel")}
      columns={columns}
      columnState={columnState}
      onColumnState={setColumnState}
      rows={rows}
      rowKey={keyOf}
      offset={input.offset}
      total={total}
      sort={[]}
      onSort={() => undefined}
      listId={JSON.stringify(input)}
      busy={busy}
    />
  );
}

const keyOf = ({ before, after }: ComparedPair): string => `${before?.key ?? ""} ${after?.key ?? ""}`;

const tones: Record<PairKind, StatusTone> = {
  different: "changed",
  before: "warning",
  after: "warning",
  unknown: "unknown",
  equal: "ok",
};

function useColumns(type: string): readonly ColumnDef<ComparedPair>[] {
  const t = useTranslations("awsConfig.compare");
  const format = useFormatter();
  const sentences = useChangeSentences();
  const { scopeSearch } = useScope();
  return useMemo(() => {
    const side = (id: "before" | "after"): ColumnDef<ComparedPair> => ({
      id,
      label: t(id),
      width: 240,
      shown: true,
      text: (row) => (row[id] === null ? t("absent") : `${row[id].resourceId} · ${row[id].region}`),
    });
    const href = ({ before, after }: ComparedPair) =>
      before === null || after === null
        ? null
        : hrefs.compare(
            `${scopeSearch}&${new URLSearchParams({ type, before: before.key, after: after.key })}`,
          );
    return [
      {
        id: "name",
        label: t("columns.name"),
        width: 260,
        shown: true,
        isName: true,
        text: (row) => row.name,
        cell: (row) => {
          const to = href(row);
          return to === null ? (
            <bdi>{row.name}</bdi>
          ) : (
            <Link href={to} data-stop="name" tabIndex={-1} className="text-accent hover:underline">
              <bdi>{row.name}</bdi>
            </Link>
          );
        },
      },
      {
        id: "kind",
        label: t("columns.kind"),
        width: 170,
        shown: true,
        text: (row) => t(`kinds.${row.kind}`),
        cell: (row) => <Status tone={tones[row.kind]}>{t(`kinds.${row.kind}`)}</Status>,
      },
      {
        id: "changes",
        label: t("columns.changes"),
        width: 100,
        shown: true,
        align: "end",
        text: (row) => (row.changes === null ? t("notCompared") : format.number(row.changes)),
      },
      {
        id: "words",
        label: t("columns.words"),
        width: 460,
        shown: true,
        text: (row) => row.words.map(sentences.plain).join(" · "),
      },
      side("before"),
      side("after"),
      {
        id: "ambiguous",
        label: t("columns.ambiguous"),
        width: 150,
        shown: true,
        text: (row) => (row.ambiguous ? t("ambiguous") : ""),
      },
    ];
  }, [t, format, sentences, scopeSearch, type]);
}
