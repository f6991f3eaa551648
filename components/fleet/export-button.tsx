"use client";

import { Download } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { ExportProps } from "./export-choices.tsx";

const ExportChoices = dynamic(() => import("./export-choices.tsx").then((module) => module.ExportChoices));

/** CSV and JSON of exactly what is listed, or of what is selected of it. */
export function ExportButton(props: ExportProps) {
  const t = useTranslations("fleet.export");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={t("title")}
      hideTitle
      align="end"
      className="w-72"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet">
          <Download size={15} aria-hidden="true" />
          {t("title")}
        </Button>
      }
    >
      <ExportChoices {...props} onDone={() => setOpen(false)} />
    </Popover>
  );
}
