"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useInstant } from "#components/shared/use-instant.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";
import { scopeOptionsQuery } from "#lib/core/client/scope-query.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { filterMessageKeys } from "#lib/core/domain/filter/ast.ts";
import type { ChangesParams } from "./changes-params.ts";
import type { ChangesActions } from "./use-changes-params.ts";

export interface ChangesMessageProps {
  /** Nothing could be collected in any account-Region of the scope. */
  unread: boolean;
  error: Error | null;
  params: ChangesParams;
  actions: ChangesActions;
  onRetry: () => void;
}

/** Why there are no lines, and what to do about it. */
export function ChangesMessage({ unread, error, params, actions, onRetry }: ChangesMessageProps) {
  const t = useTranslations("changes.message");
  const instant = useInstant();
  const { data } = useQuery(scopeOptionsQuery());
  const clear = <Button onClick={() => actions.setFilter("")}>{t("clear")}</Button>;
  if (error) {
    const restart = <Button onClick={() => actions.setPreset("24h")}>{t("day")}</Button>;
    return <Failure {...{ error, clear, restart, onRetry }} />;
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
  if (params.filter !== "") {
    return (
      <EmptyState title={t("noMatch")} action={clear}>
        {t("noMatchBody")}
      </EmptyState>
    );
  }
  const week = ["1h", "24h"].includes(params.window) && (
    <Button onClick={() => actions.setPreset("7d")}>{t("week")}</Button>
  );
  const earliest = data?.earliestAsOf;
  return (
    <EmptyState title={t("none")} action={week}>
      {earliest === null && t("noneEver")}
      {typeof earliest === "string" && t("noneBody", { time: instant(earliest) })}
    </EmptyState>
  );
}

function Failure({
  error,
  clear,
  restart,
  onRetry,
}: {
  error: Error;
  clear: ReactNode;
  /** Out of a question that is refused as it is. */
  restart: ReactNode;
  onRetry: () => void;
}) {
  const t = useTranslations("changes.message");
  const common = useTranslations("common");
  const faults = useTranslations("filter");
  const refused = error instanceof ApiError ? error : null;
  const details = refused?.code === "bad_request" ? refused.details : undefined;
  const fault = filterMessageKeys.find((key) => key === details?.messageKey);
  if (fault)
    return (
      <EmptyState title={t("badFilter")} action={clear}>
        <span role="alert">{faults(fault, { near: String(details?.near ?? "") })}</span>
      </EmptyState>
    );
  const again = <Button onClick={onRetry}>{common("retry")}</Button>;
  return (
    <EmptyState title={t("failed")} action={refused?.code === "bad_request" ? restart : again}>
      <span role="alert">
        {error.message} {refused?.code === "unavailable" && t("tooLong")}{" "}
        {refused?.requestId && common("requestId", { id: refused.requestId })}
      </span>
    </EmptyState>
  );
}
