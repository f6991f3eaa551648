"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { reachable } from "#components/ui/reachable.ts";
import type { ExportMenuProps } from "./export-menu.tsx";

const load = () => import("./export-menu.tsx");
const ExportMenu = lazy(async () => ({ default: (await load()).ExportMenu }));

/** CSV and JSON of exactly what is listed, or of what is selected of it. */
export function ExportButton(props: ExportMenuProps) {
  const t = useTranslations("fleet.export");
  const [wanted, setWanted] = useState(false);
  const trigger = (
    <Button variant="quiet">
      <Download size={15} aria-hidden="true" />
      {t("title")}
    </Button>
  );
  if (!wanted) return reachable(trigger, { popup: "menu", preload: load, open: () => setWanted(true) });
  return (
    <Suspense fallback={trigger}>
      <ExportMenu {...props} trigger={trigger} />
    </Suspense>
  );
}
