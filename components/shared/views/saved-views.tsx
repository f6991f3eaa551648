"use client";

import { Bookmark } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";

const ViewList = dynamic(() => import("./view-list.tsx").then((module) => module.ViewList));

export interface SavedViewsProps {
  /** The page's name in `/api/views`. */
  page: string;
  /** The page's state as a query string without `?`. */
  search: string;
}

/** The page's state under names: for oneself or for everybody. */
export function SavedViews({ page, search }: SavedViewsProps) {
  const t = useTranslations("views");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={t("title")}
      align="end"
      className="w-80"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet">
          <Bookmark size={15} aria-hidden="true" />
          {t("title")}
        </Button>
      }
    >
      {open && <ViewList page={page} search={search} onDone={() => setOpen(false)} />}
    </Popover>
  );
}
