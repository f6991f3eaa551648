"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type LocalColumn, LocalTable } from "#components/shared/data-table/local-table.tsx";
import { saveFile } from "#components/shared/download-export.ts";
import { ExportMenu } from "#components/shared/export-menu.tsx";
import { useCopy } from "#components/shared/use-copy.ts";
import { csvLine } from "#lib/core/domain/csv.ts";

/** A list that is whole in the browser, narrowed by words that any of its columns has, with its export. */
export function FoundRows<Row extends object>({
  label,
  name,
  columns,
  rows,
  find,
  rowKey,
  initialSort,
  empty,
}: {
  label: string;
  /** Of the exported file, without its ending. */
  name: string;
  columns: readonly LocalColumn<Row>[];
  rows: readonly Row[];
  find: string;
  rowKey: (row: Row) => string;
  initialSort: string;
  empty: ReactNode;
}) {
  const t = useTranslations("awsConfig.rules");
  const copy = useCopy();
  const wanted = find.trim().toLowerCase();
  const found = rows.filter((row) =>
    columns.some((column) => column.text(row)?.toLowerCase().includes(wanted) ?? false),
  );
  const onExport = async (format: "csv" | "json"): Promise<string> => {
    const lines = found.map((row) => columns.map((column) => column.text(row)));
    const text =
      format === "csv"
        ? `\uFEFF${[columns.map((column) => column.label), ...lines].map(csvLine).join("")}`
        : `${JSON.stringify(found, null, 2)}\n`;
    const type = format === "csv" ? "text/csv;charset=utf-8" : "application/json";
    saveFile(new Blob([text], { type }), `${name}.${format}`);
    return `${name}.${format}`;
  };
  if (rows.length === 0) return <div className="px-4 py-6 text-muted">{empty}</div>;
  return (
    <>
      <div className="flex items-center gap-2 px-4 py-1">
        <span className="flex-1 text-muted">
          {wanted === ""
            ? t("count", { count: rows.length })
            : t("found", { count: found.length, total: rows.length })}
        </span>
        <ExportMenu total={found.length} onExport={onExport} />
      </div>
      {found.length === 0 ? (
        <p className="px-4 py-6 text-muted">{t("nothingFound")}</p>
      ) : (
        <LocalTable
          label={label}
          columns={columns}
          rows={found}
          rowKey={rowKey}
          initialSort={initialSort}
          onCopy={copy}
        />
      )}
    </>
  );
}
