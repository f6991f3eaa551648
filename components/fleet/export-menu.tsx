"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import { useSelectionCount } from "#components/shared/selection/use-selection.ts";
import { Button } from "#components/ui/button.tsx";
import { Menu, MenuGroup, MenuItem } from "#components/ui/menu.tsx";
import { toasts } from "#components/ui/toast-manager.ts";
import { downloadExport } from "./download-export.ts";
import { type FleetParams, facetsInput } from "./fleet-params.ts";

export interface ExportMenuProps {
  params: FleetParams;
  /** Columns shown, in order. */
  columns: readonly string[];
  total: number;
  selection: SelectionStore;
}

/** CSV and JSON of exactly what is listed, or of what is selected of it. */
export function ExportMenu(props: ExportMenuProps) {
  const t = useTranslations("fleet.export");
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet">
          <Download size={15} aria-hidden="true" />
          {t("title")}
        </Button>
      }
    >
      <Choices {...props} />
    </Menu>
  );
}

function Choices({ params, columns, total, selection }: ExportMenuProps) {
  const t = useTranslations("fleet.export");
  const selected = useSelectionCount(selection, total);
  const start = async (format: "csv" | "json", onlySelection: boolean) => {
    const working = toasts.add({ title: t("working"), timeout: 0 });
    try {
      const name = await downloadExport({
        ...(onlySelection ? selectionInput(params, selection) : facetsInput(params)),
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
    <>
      <MenuGroup label={t("list", { count: total })}>
        <MenuItem onClick={() => void start("csv", false)}>{t("csvList")}</MenuItem>
        <MenuItem onClick={() => void start("json", false)}>{t("jsonList")}</MenuItem>
      </MenuGroup>
      {selected > 0 && (
        <MenuGroup label={t("selection", { count: selected })}>
          <MenuItem onClick={() => void start("csv", true)}>{t("csvSelection")}</MenuItem>
          <MenuItem onClick={() => void start("json", true)}>{t("jsonSelection")}</MenuItem>
        </MenuGroup>
      )}
      <p className="max-w-64 px-2 pt-1 pb-1.5 text-faint text-sm">{t("columnsNote")}</p>
    </>
  );
}

/** Named rows go as they are, whatever the filter has become since; "all but" is the list without some names. */
function selectionInput(params: FleetParams, selection: SelectionStore) {
  const { mode, keys } = selection.get();
  const names = [...keys].join(",");
  if (mode === "exclude") return { ...facetsInput(params), ...(names !== "" && { exclude: names }) };
  return { filter: "", include: names, ...(params.asOf !== null && { asOf: params.asOf }) };
}
