"use client";

import { useTranslations } from "next-intl";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import { useCopy } from "#components/shared/use-copy.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { Facet } from "#lib/core/contract/lists.ts";
import { cliText } from "./cli-text.ts";
import type { FleetParams } from "./fleet-params.ts";

export interface CliDialogProps {
  params: FleetParams;
  selection: SelectionStore;
  facets: readonly Facet[] | undefined;
  onClose: () => void;
}

/** The `aws` commands with what there is to know about them. */
export function CliDialog({ onClose, ...props }: CliDialogProps) {
  const t = useTranslations("fleet.cli");
  return (
    <Dialog
      title={t("title")}
      description={t("description")}
      className="max-w-4xl"
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Commands {...props} />
    </Dialog>
  );
}

function Commands({ params, selection, facets }: Omit<CliDialogProps, "onClose">) {
  const t = useTranslations("fleet.cli");
  const instant = useInstant();
  const copy = useCopy();
  const text = cliText(params, selection.get(), facets ?? [], {
    profiles: t("profiles"),
    order: t("orderNote"),
    asOf: (iso) => t("asOfNote", { time: instant(iso) }),
    noFilter: (terms) => t("noFilter", { terms }),
    except: (nodes) => t("exceptNote", { nodes }),
  });
  return (
    <div className="flex flex-col gap-3">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <pre tabIndex={0} className="max-h-[50vh] overflow-auto rounded-md bg-sunken p-3 font-mono text-sm">
        {text}
      </pre>
      <div className="flex justify-end">
        <Button variant="primary" onClick={() => copy(text)}>
          {t("copy")}
        </Button>
      </div>
    </div>
  );
}
