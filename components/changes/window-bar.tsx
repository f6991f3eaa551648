"use client";

import { ChevronLeft, ChevronRight, ZoomOut } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useInstant } from "#components/shared/use-instant.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { Segmented } from "#components/ui/segmented.tsx";
import { type ChangesWindow, type WindowPreset, windowPreset } from "#lib/changes/contract/window.ts";
import { shiftedWindow, widerWindow } from "#lib/changes/domain/window.ts";
import { type ChangesParams, ownWindow } from "./changes-params.ts";
import type { ChangesActions } from "./use-changes-params.ts";

const WindowForm = dynamic(() => import("./window-form.tsx").then((module) => module.WindowForm));

/** Which window is shown, the ways to move it, and how its changes are shown over time. */
export function WindowBar({
  params,
  actions,
  window,
}: {
  params: ChangesParams;
  actions: ChangesActions;
  /** As the answer covers it; undefined before the first answer. */
  window: ChangesWindow | undefined;
}) {
  const t = useTranslations("changes");
  const instant = useInstant();
  const [open, setOpen] = useState(false);
  const own = ownWindow(params) !== null;
  const move = (to: { from: string; to: string } | undefined) => to && actions.setWindow(to);
  const text = window && t("window.range", { from: instant(window.from), to: instant(window.to) });
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-1.5">
      <Segmented
        label={t("window.label")}
        labelled="hidden"
        value={own ? "custom" : params.window}
        onChange={(value) => (value === "custom" ? setOpen(true) : actions.setPreset(value))}
        options={[
          ...windowPreset.options.map((value: WindowPreset) => ({
            value,
            label: t(`window.presets.${value}`),
          })),
          { value: "custom" as const, label: t("window.custom") },
        ]}
      />
      <div className="flex items-center">
        <Step label={t("window.earlier")} onClick={() => move(window && shiftedWindow(window, -1))}>
          <ChevronLeft size={16} aria-hidden="true" />
        </Step>
        <Popover
          title={t("window.heading")}
          open={open}
          onOpenChange={setOpen}
          className="w-80"
          trigger={
            <Button variant="quiet" className="min-w-64 tabular-nums">
              {text ?? "…"}
            </Button>
          }
        >
          {window && (
            <WindowForm
              window={window}
              onDone={(chosen) => {
                setOpen(false);
                actions.setWindow(chosen);
              }}
            />
          )}
        </Popover>
        <Step label={t("window.later")} onClick={() => move(window && shiftedWindow(window, 1))}>
          <ChevronRight size={16} aria-hidden="true" />
        </Step>
        <Step label={t("window.zoomOut")} onClick={() => move(window && widerWindow(window))}>
          <ZoomOut size={15} aria-hidden="true" />
        </Step>
      </div>
      <span className="flex-1" />
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the box is inside */}
      <label className="inline-flex items-center gap-1.5" title={t("groupBurstsHelp")}>
        <Checkbox
          checked={params.grouped}
          onChange={(event) => actions.setGrouped(event.currentTarget.checked)}
        />
        {t("groupBursts")}
      </label>
      <Segmented
        label={t("histogram.view")}
        labelled="hidden"
        value={params.chart}
        onChange={actions.setChart}
        options={(["chart", "table", "hidden"] as const).map((value) => ({
          value,
          label: t(`histogram.views.${value}`),
        }))}
      />
    </div>
  );
}

function Step({
  label,
  onClick,
  children,
}: {
  label: string;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <Button variant="quiet" icon aria-label={label} title={label} onClick={onClick}>
      {children}
    </Button>
  );
}
