"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { filterMessageKeys } from "#lib/core/domain/filter/ast.ts";
import type { PatchesParams } from "./patches-params.ts";
import type { PatchesActions } from "./use-patches-params.ts";

/** Why there are no rows, and what to do about it. */
export function PatchesMessage({
  unread,
  error,
  params,
  actions,
  onRetry,
}: {
  unread: boolean;
  error: Error | null;
  params: PatchesParams;
  actions: PatchesActions;
  onRetry: () => void;
}) {
  const t = useTranslations("patch.patches");
  const common = useTranslations("common");
  const faults = useTranslations("filter");
  const clear = <Button onClick={() => actions.setFilter("")}>{t("clear")}</Button>;
  if (error) {
    const details = error instanceof ApiError && error.code === "bad_request" ? error.details : undefined;
    const fault = filterMessageKeys.find((key) => key === details?.messageKey);
    return (
      <EmptyState
        title={fault ? t("badFilter") : t("failed")}
        action={fault ? clear : <Button onClick={onRetry}>{common("retry")}</Button>}
      >
        <span role="alert">
          {fault ? faults(fault, { near: String(details?.near ?? "") }) : error.message}
        </span>
      </EmptyState>
    );
  }
  if (unread) {
    const toSync = (
      <Link href={hrefs.syncSettings()} className={buttonClass()}>
        {t("toSync")}
      </Link>
    );
    return (
      <EmptyState title={t("unread")} action={toSync}>
        {t("unreadBody")}
      </EmptyState>
    );
  }
  const filtered = params.filter !== "";
  return (
    <EmptyState title={filtered ? t("empty") : t("none")} action={filtered && clear}>
      {filtered ? t("emptyBody") : t("noneBody")}
    </EmptyState>
  );
}
