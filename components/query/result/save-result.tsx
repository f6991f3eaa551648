"use client";

import { saveFile } from "#components/shared/download-export.ts";
import { ExportMenu } from "#components/shared/export-menu.tsx";
import { type ResultRows, resultCsv, resultJson } from "#lib/query/domain/result-file.ts";

/** The answer as a file: exactly the rows that are shown. */
export function SaveResult({ name, result }: { name: string; result: ResultRows }) {
  return (
    <ExportMenu
      total={result.rows.length}
      onExport={async (format) => {
        const stamp = new Date()
          .toISOString()
          .slice(0, 16)
          .replace(/[^0-9T]/g, "");
        const file = `${name}-${stamp}.${format}`;
        const text = format === "csv" ? resultCsv(result) : resultJson(result);
        saveFile(new Blob([text], { type: format === "csv" ? "text/csv" : "application/json" }), file);
        return file;
      }}
    />
  );
}
