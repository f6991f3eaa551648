"use client";

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import { useSelectionCount } from "#components/shared/selection/use-selection.ts";
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

/** The choices of an export; pages use `ExportButton`, which fetches this when it is wanted. */
export function ExportMenu({ trigger, ...props }: ExportMenuProps & { trigger: ReactElement }) {
  return (
    <Menu align="end" defaultOpen trigger={trigger}>
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
