"use client";

import { useQuery } from "@tanstack/react-query";
import { downloadExport, saveFile } from "#components/shared/download-export.ts";
import { ExportMenu } from "#components/shared/export-menu.tsx";
import { resourceTypesQuery } from "#lib/aws-config/client/index.ts";
import type { CountTypesOutput } from "#lib/aws-config/contract/list.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { csvLine } from "#lib/core/domain/csv.ts";
import { type ResourcesParams, resultInput } from "./resources-params.ts";

/** CSV and JSON of what is on the screen: the whole list, or the counts by type. */
export function ResourcesExport({
  params,
  columns,
  total,
}: {
  params: ResourcesParams;
  /** Columns shown, in order. */
  columns: readonly string[];
  total: number;
}) {
  const isTypes = params.view === "types";
  const types = useQuery({ ...resourceTypesQuery(resultInput(params)), enabled: isTypes }).data?.types ?? [];
  return (
    <ExportMenu
      total={isTypes ? types.length : total}
      onExport={async (format) => {
        if (isTypes) return saveTypes(types, format);
        return downloadExport(apiHrefs.exportConfigResources(), {
          ...resultInput(params),
          sort: params.sort,
          columns: columns.join(","),
          format,
        });
      }}
    />
  );
}

/** The counts are all here: no need to ask for them again. */
function saveTypes(types: CountTypesOutput["types"], format: "csv" | "json"): string {
  const name = `resource-types.${format}`;
  const lines = types.map((each) => csvLine([each.resourceType, each.count, each.deleted]));
  const text =
    format === "csv"
      ? `\uFEFF${csvLine(["type", "count", "deleted"])}${lines.join("")}`
      : `${JSON.stringify(types, null, 2)}\n`;
  const type = format === "csv" ? "text/csv" : "application/json";
  saveFile(new Blob([text], { type: `${type};charset=utf-8` }), name);
  return name;
}
