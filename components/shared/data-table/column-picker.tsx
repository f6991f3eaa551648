"use client";

import { Columns3 } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";
import type { ColumnListProps } from "./column-list.tsx";

const ColumnList = dynamic(() => import("./column-list.tsx").then((module) => module.ColumnList));

/** Which columns, in which order, how wide: all of it by keyboard. */
export function ColumnPicker(props: ColumnListProps) {
  const t = useTranslations("table");
  return (
    <Popover
      title={t("columns")}
      align="end"
      className="max-h-[min(36rem,var(--available-height))] w-92"
      trigger={
        <Button variant="quiet" icon aria-label={t("columns")} title={t("columns")}>
          <Columns3 size={16} aria-hidden="true" />
        </Button>
      }
    >
      <ColumnList {...props} />
    </Popover>
  );
}
