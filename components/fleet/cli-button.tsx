"use client";

import { SquareTerminal } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { reachable } from "#components/ui/reachable.ts";
import type { CliDialogProps } from "./cli-dialog.tsx";

const load = () => import("./cli-dialog.tsx");
const CliDialog = lazy(async () => ({ default: (await load()).CliDialog }));

/** Opens the `aws` commands that ask for what is selected, or listed when nothing is. */
export function CliButton(props: Omit<CliDialogProps, "onClose">) {
  const t = useTranslations("fleet.cli");
  const [open, setOpen] = useState(false);
  return (
    <>
      {reachable(
        <Button variant="quiet" icon aria-label={t("open")} title={t("open")}>
          <SquareTerminal size={16} aria-hidden="true" />
        </Button>,
        { popup: "dialog", preload: load, open: () => setOpen(true) },
      )}
      {open && (
        <Suspense>
          <CliDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
