"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { filterMessageKeys } from "#lib/core/domain/filter/ast.ts";
import type { ListNodesOutput } from "#lib/fleet/contract/list.ts";
import type { FleetParams } from "./fleet-params.ts";
import type { FleetActions } from "./use-fleet-params.ts";

export interface FleetMessageProps {
  data: ListNodesOutput | undefined;
  error: Error | null;
  onRetry: () => void;
  params: FleetParams;
  actions: FleetActions;
}

/** Why there are no rows, and what to do about it. */
export function FleetMessage({ data, error, onRetry, params, actions }: FleetMessageProps) {
  const t = useTranslations("fleet");
  const common = useTranslations("common");
  const filter = useTranslations("filter");
  const scoped = params.accounts !== null || params.regions !== null || params.tag !== null;
  if (error && !data) {
    const requestId = error instanceof ApiError ? error.requestId : null;
    const filterFault = error instanceof ApiError && error.code === "bad_request";
    const fault = error instanceof ApiError ? error.details : undefined;
    const faultKey = filterMessageKeys.find((key) => key === fault?.messageKey);
    return (
      <Message
        alert
        title={filterFault ? t("failure.filterTitle") : t("failure.title")}
        body={faultKey ? filter(faultKey, { near: String(fault?.near ?? "") }) : error.message}
        note={requestId && common("requestId", { id: requestId })}
      >
        {filterFault ? (
          <Button onClick={() => actions.setFilter("")}>{t("empty.clearFilter")}</Button>
        ) : (
          <Button onClick={onRetry}>{common("retry")}</Button>
        )}
      </Message>
    );
  }
  if (!data) return null;
  if (data.total > 0) {
    return (
      <Message title={t("empty.beyondTitle")} body={t("empty.beyondBody")}>
        <Button onClick={() => actions.setPage(1)}>{t("empty.toFirst")}</Button>
      </Message>
    );
  }
  const { fresh, stale, pending, failed } = data.freshness.scopes;
  const collected = fresh + stale + failed.filter((failure) => failure.lastCompleteAt !== null).length > 0;
  if (!collected && params.asOf !== null) {
    return (
      <Message title={t("empty.asOfTitle")} body={t("empty.asOfBody")}>
        <Button onClick={actions.toNow}>{t("empty.toNow")}</Button>
      </Message>
    );
  }
  if (!collected) {
    const failing = failed.length > 0 && pending === 0;
    return (
      <Message
        title={failing ? t("empty.failedTitle") : t("empty.pendingTitle")}
        body={failing ? t("empty.failedBody") : t("empty.pendingBody")}
      >
        <Link href={hrefs.syncSettings()} className={buttonClass()}>
          {t("empty.toSync")}
        </Link>
      </Message>
    );
  }
  if (neverRead(data.freshness, "managed-nodes")) {
    return (
      <Message title={t("empty.unreadTitle")} body={t("empty.unreadBody")}>
        <Link href={hrefs.syncSettings()} className={buttonClass()}>
          {t("empty.toSync")}
        </Link>
        <Link href={hrefs.unmanaged()} className={buttonClass()}>
          {t("empty.toUnmanaged")}
        </Link>
      </Message>
    );
  }
  if (params.filter !== "") {
    return (
      <Message title={t("empty.filteredTitle")} body={t("empty.filteredBody")}>
        <Button onClick={() => actions.setFilter("")}>{t("empty.clearFilter")}</Button>
        {scoped && <Button onClick={actions.clearScope}>{t("empty.clearScope")}</Button>}
      </Message>
    );
  }
  return (
    <Message title={t("empty.noneTitle")} body={t("empty.noneBody")}>
      {scoped && <Button onClick={actions.clearScope}>{t("empty.clearScope")}</Button>}
      <Link href={hrefs.unmanaged()} className={buttonClass()}>
        {t("empty.toUnmanaged")}
      </Link>
    </Message>
  );
}

function Message({
  title,
  body,
  note,
  alert = false,
  children,
}: {
  title: string;
  body: string;
  note?: string | null;
  alert?: boolean;
  children: ReactNode;
}) {
  return (
    <div role={alert ? "alert" : "status"} className="min-h-0 flex-1 overflow-auto px-6 pt-16">
      <div className="mx-auto flex max-w-lg flex-col gap-2">
        <h2 className="flex items-center gap-2 font-semibold text-lg">
          {alert && <StatusIcon tone="critical" />}
          {title}
        </h2>
        <p className="break-words text-muted">{body}</p>
        {note && <p className="font-mono text-faint text-sm">{note}</p>}
        <div className="mt-2 flex gap-2">{children}</div>
      </div>
    </div>
  );
}
