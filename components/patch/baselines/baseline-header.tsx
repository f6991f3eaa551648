"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ConsoleLink } from "#components/shared/console-link.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import type { BaselineOutput } from "#lib/patch/contract/baseline-detail.ts";
import { patchBaselinesLink } from "#lib/patch/domain/console-links.ts";
import { operatingSystemName } from "#lib/patch/domain/operating-system-name.ts";

/** Which baseline it is, and the ways to AWS's own view of it. */
export function BaselineHeader({ data: { baseline, endedAt, raw } }: { data: BaselineOutput }) {
  const t = useTranslations("patch.baselines");
  const { scopeSearch } = useScope();
  const account = baseline.accountName
    ? `${baseline.accountName} (${baseline.accountId})`
    : baseline.accountId;
  return (
    <header className="flex flex-col gap-1 px-4 pt-3 pb-2">
      <nav aria-label={t("page.breadcrumb")} className="text-muted">
        <Link href={hrefs.baselines(scopeSearch)} className="hover:text-accent hover:underline">
          {t("title")}
        </Link>
        <span aria-hidden="true"> / </span>
        <span className="font-mono text-sm">{baseline.baselineId}</span>
      </nav>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h1 className="min-w-0 break-words font-semibold text-xl">
          <bdi>{baseline.name ?? baseline.baselineId}</bdi>
        </h1>
        <span>{operatingSystemName(baseline.operatingSystem)}</span>
        <span className="text-muted">{t(baseline.isPredefined ? "kinds.predefined" : "kinds.custom")}</span>
        {baseline.isDefault && (
          <span className="rounded-sm bg-selected px-1.5 text-accent text-sm">{t("page.default")}</span>
        )}
        <span className="text-muted">
          {account} · {baseline.region}
        </span>
        <span className="flex-1" />
        <CopyButton look="text" text={baseline.baselineId} label={t("page.copyId")} />
        <CopyButton look="text" text={raw.command} label={t("page.copyCli")} />
        <ConsoleLink href={patchBaselinesLink(baseline.region)} label={t("page.console")} />
      </div>
      {baseline.description && <p className="max-w-4xl text-muted">{baseline.description}</p>}
      {endedAt && (
        <p className="flex items-center gap-2 rounded-md bg-warning-soft px-3 py-1.5">
          <StatusIcon tone="warning" />
          <span>
            {t("page.ended")} <Timestamp at={endedAt} />
          </span>
        </p>
      )}
    </header>
  );
}
