"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Status } from "#components/ui/status.tsx";
import type { FailureGroup } from "#lib/core/domain/failure-groups.ts";
import { Timestamp } from "./timestamp.tsx";

const listedScopes = 6;

/** One cause of missing data: what fails where, since when, what is still shown, and the action to grant. */
export function FreshnessFailure({ group }: { group: FailureGroup }) {
  const t = useTranslations("freshness");
  const rest = group.scopes.length - listedScopes;
  const never = group.scopes.filter((scope) => scope.lastCompleteAt === null).length;
  return (
    <li className="flex flex-col gap-0.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <Status tone="critical" className="font-medium">
          {group.dataset}
        </Status>
        <span className="text-muted text-sm">{t("places", { count: group.scopes.length })}</span>
      </div>
      <p className="break-words text-sm">
        <span className="font-mono">{group.code}</span> <span className="text-muted">{group.message}</span>
      </p>
      {group.iamAction && (
        <p className="flex items-center gap-1">
          <span>{t("grant", { action: group.iamAction })}</span>
          <CopyButton text={group.iamAction} label={t("copyAction", { action: group.iamAction })} />
        </p>
      )}
      <p className="text-muted text-sm">
        {t("since")}: <Timestamp at={group.since} />
      </p>
      {never > 0 && <p className="text-sm text-warning">{t("neverShown", { count: never })}</p>}
      <p className="break-words font-mono text-muted text-xs">
        {group.scopes
          .slice(0, listedScopes)
          .map((scope) => [scope.accountId, scope.region].filter((part) => part !== "-").join(" "))
          .join(" · ")}
        {rest > 0 && ` · ${t("more", { count: rest })}`}
      </p>
    </li>
  );
}
