"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { csvLine } from "#lib/core/domain/csv.ts";

type Cell = string | number | null;

/** CSV and JSON of what a panel shows, made here because it is all here. */
export function ExportButtons({
  name,
  heading,
  rows,
  records,
}: {
  /** Of the file, without its ending. */
  name: string;
  heading: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** The same rows for JSON. */
  records: readonly object[];
}) {
  const t = useTranslations("patch.overview");
  const csv = () => save(`${name}.csv`, "text/csv", `\uFEFF${[heading, ...rows].map(csvLine).join("")}`);
  const json = () => save(`${name}.json`, "application/json", `${JSON.stringify(records, null, 2)}\n`);
  return (
    <div className="ms-auto flex">
      <Button variant="quiet" size="sm" aria-label={t("exportCsv")} onClick={csv}>
        <Download size={13} aria-hidden="true" />
        CSV
      </Button>
      <Button variant="quiet" size="sm" aria-label={t("exportJson")} onClick={json}>
        JSON
      </Button>
    </div>
  );
}

function save(name: string, type: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
