"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { toasts } from "#components/ui/toast-manager.ts";

const formats = ["csv", "json"] as const;

/** CSV and JSON of exactly what is listed. `onExport` gives the file's name. */
export function ExportMenu({
  total,
  onExport,
}: {
  total: number;
  onExport: (format: "csv" | "json") => Promise<string>;
}) {
  const t = useTranslations("export");
  const [open, setOpen] = useState(false);
  const start = async (format: "csv" | "json") => {
    setOpen(false);
    const working = toasts.add({ title: t("working"), timeout: 0 });
    try {
      const name = await onExport(format);
      toasts.add({ title: t("done", { name }), data: { tone: "ok" } });
    } catch (error) {
      const reason = error instanceof Error ? error.message : "";
      toasts.add({ title: t("failed"), description: reason, data: { tone: "critical" } });
    } finally {
      toasts.close(working);
    }
  };
  return (
    <Popover
      title={t("title")}
      hideTitle
      align="end"
      className="w-64"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet">
          <Download size={15} aria-hidden="true" />
          {t("title")}
        </Button>
      }
    >
      <div className="flex flex-col px-1 pb-2">
        <h3 className="px-2 pt-1.5 pb-0.5 text-faint text-xs">{t("list", { count: total })}</h3>
        {formats.map((format) => (
          <button
            key={format}
            type="button"
            className="flex h-7 items-center rounded-md px-2 text-start hover:bg-hover focus-visible:bg-hover"
            onClick={() => void start(format)}
          >
            {t(format)}
          </button>
        ))}
      </div>
    </Popover>
  );
}
