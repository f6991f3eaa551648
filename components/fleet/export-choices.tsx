"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { downloadExport } from "#components/shared/download-export.ts";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import { useSelectionCount } from "#components/shared/selection/use-selection.ts";
import { toasts } from "#components/ui/toast-manager.ts";
import { apiHrefs } from "#lib/core/contract/hrefs.ts";
import { type FleetParams, resultInput } from "./fleet-params.ts";

export interface ExportProps {
  params: FleetParams;
  /** Columns shown, in order. */
  columns: readonly string[];
  total: number;
  selection: SelectionStore;
}

/** The choices of an export: the list, and the selection when there is one. */
export function ExportChoices({
  params,
  columns,
  total,
  selection,
  onDone,
}: ExportProps & { onDone: () => void }) {
  const t = useTranslations("fleet.export");
  const selected = useSelectionCount(selection, total);
  const start = async (format: "csv" | "json", onlySelection: boolean) => {
    onDone();
    const working = toasts.add({ title: t("working"), timeout: 0 });
    try {
      const name = await downloadExport(apiHrefs.exportNodes(), {
        ...(onlySelection ? selectionInput(params, selection) : resultInput(params)),
        sort: params.sort,
        format,
        columns: columns.join(","),
      });
      toasts.add({ title: t("done", { name }), data: { tone: "ok" } });
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      toasts.add({ title: t("failed"), description: reason, data: { tone: "critical" } });
    } finally {
      toasts.close(working);
    }
  };
  return (
    <div className="flex flex-col px-1 pb-2">
      <Heading>{t("list", { count: total })}</Heading>
      <Choice onClick={() => void start("csv", false)}>{t("csvList")}</Choice>
      <Choice onClick={() => void start("json", false)}>{t("jsonList")}</Choice>
      {selected > 0 && (
        <>
          <Heading>{t("selection", { count: selected })}</Heading>
          <Choice onClick={() => void start("csv", true)}>{t("csvSelection")}</Choice>
          <Choice onClick={() => void start("json", true)}>{t("jsonSelection")}</Choice>
        </>
      )}
      <p className="px-2 pt-1.5 text-faint text-sm">{t("columnsNote")}</p>
    </div>
  );
}

function Heading({ children }: { children: ReactNode }) {
  return <h3 className="px-2 pt-1.5 pb-0.5 text-faint text-xs">{children}</h3>;
}

function Choice({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="flex h-7 items-center rounded-md px-2 text-start hover:bg-hover focus-visible:bg-hover"
      onClick={onClick}
    >
      {children}
    </button>
  );
}

/** Named rows go as they are, whatever the filter has become since; "all but" is the list without some names. */
function selectionInput(params: FleetParams, selection: SelectionStore) {
  const { mode, keys } = selection.get();
  const names = [...keys].join(",");
  if (mode === "exclude") return { ...resultInput(params), ...(names !== "" && { exclude: names }) };
  return { filter: "", include: names, ...(params.asOf !== null && { asOf: params.asOf }) };
}
