"use client";

import { SlidersHorizontal } from "lucide-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Button } from "#components/ui/button.tsx";
import { Popover } from "#components/ui/popover.tsx";

const PreferencesForm = dynamic(() =>
  import("./preferences-form.tsx").then((module) => module.PreferencesForm),
);

/** Theme, language, time zone and the way out. */
export function PreferencesMenu() {
  const t = useTranslations("preferences");
  return (
    <Popover
      title={t("label")}
      hideTitle
      align="end"
      className="w-80"
      trigger={
        <Button variant="quiet" icon aria-label={t("label")} title={t("label")}>
          <SlidersHorizontal size={16} aria-hidden="true" />
        </Button>
      }
    >
      <PreferencesForm />
    </Popover>
  );
}
