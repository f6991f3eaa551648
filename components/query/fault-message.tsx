"use client";

import { useTranslations } from "next-intl";
import { StatusIcon } from "#components/ui/status.tsx";
import type { QueryFault } from "#lib/query/domain/fault.ts";

/** What keeps a query from being sent, in words. */
export function FaultMessage({ fault, text }: { fault: QueryFault; text: string }) {
  const t = useTranslations("query");
  const line = text.slice(0, fault.from).split("\n").length;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <StatusIcon tone="warning" />
      <span className="min-w-0">
        {t("line", { line })} {t(`faults.${fault.messageKey}` as "faults.notOffered", { near: fault.near })}
      </span>
    </span>
  );
}
