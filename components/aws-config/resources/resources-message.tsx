"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { ApiError } from "#lib/core/client/fetch-json.ts";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { neverRead } from "#lib/core/domain/coverage.ts";
import { filterMessageKeys } from "#lib/core/domain/filter/ast.ts";
import type { ResourcesParams } from "./resources-params.ts";
import type { ResourcesActions } from "./use-resources-params.ts";

export interface ResourcesMessageProps {
  /** Undefined when there has been no answer. */
  answer: { total: number; freshness: Freshness } | undefined;
  error: Error | null;
  params: ResourcesParams;
  actions: ResourcesActions;
  onRetry: () => void;
}

/** Why there are no rows, and what to do about it. */
export function ResourcesMessage(props: ResourcesMessageProps) {
  const { answer, error, params, actions } = props;
  const t = useTranslations("awsConfig.resources.empty");
  if (answer === undefined) return error && <Failure {...props} error={error} />;
  const { freshness, total } = answer;
  const isScoped = params.accounts !== null || params.regions !== null || params.tag !== null;
  const clearScope = isScoped && <Button onClick={actions.clearScope}>{t("clearScope")}</Button>;
  const toSync = (
    <Link href={hrefs.syncSettings()} className={buttonClass()}>
      {t("toSync")}
    </Link>
  );
  if (total > 0) {
    return (
      <Message title={t("beyond")} body={t("beyondBody")}>
        <Button onClick={() => actions.setPage(1)}>{t("toFirst")}</Button>
      </Message>
    );
  }
  if (neverRead(freshness, "config-resources"))
    return (
      <Message title={t("unread")} body={t("unreadBody")}>
        {toSync}
      </Message>
    );
  if (params.filter !== "") {
    return (
      <Message title={t("filtered")} body={t("filteredBody")}>
        <Button onClick={() => actions.setFilter("")}>{t("clearFilter")}</Button>
        {clearScope}
      </Message>
    );
  }
  if (params.asOf !== null) {
    return (
      <Message title={t("past")} body={t("pastBody")}>
        <Button onClick={actions.toNow}>{t("toNow")}</Button>
        {clearScope}
      </Message>
    );
  }
  const isPending = freshness.scopes.pending > 0;
  return (
    <Message title={t(isPending ? "pending" : "none")} body={t(isPending ? "pendingBody" : "noneBody")}>
      {toSync}
      {clearScope}
    </Message>
  );
}

function Failure({ error, actions, onRetry }: ResourcesMessageProps & { error: Error }) {
  const t = useTranslations("awsConfig.resources.empty");
  const common = useTranslations("common");
  const faults = useTranslations("filter");
  const known = error instanceof ApiError ? error : null;
  const isRefused = known?.code === "bad_request";
  const fault = filterMessageKeys.find((key) => isRefused && key === known.details?.messageKey);
  return (
    <Message
      alert
      title={t(fault ? "badFilter" : "failed")}
      body={fault ? faults(fault, { near: String(known?.details?.near ?? "") }) : error.message}
      note={!fault && known?.requestId ? common("requestId", { id: known.requestId }) : null}
    >
      {fault ? (
        <Button onClick={() => actions.setFilter("")}>{t("clearFilter")}</Button>
      ) : (
        <Button onClick={onRetry}>{common("retry")}</Button>
      )}
    </Message>
  );
}

function Message({
  title,
  body,
  note = null,
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
    <EmptyState title={title} action={<span className="flex flex-wrap gap-2">{children}</span>}>
      <span {...(alert && { role: "alert" })} className="break-words">
        {body}
        {note !== null && <span className="mt-1 block font-mono text-faint text-sm">{note}</span>}
      </span>
    </EmptyState>
  );
}
