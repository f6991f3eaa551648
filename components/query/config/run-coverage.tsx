"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { ConfigRun } from "#lib/query/contract/config-runs.ts";

type Failed = ConfigRun["failed"][number];

const placesNamed = 8;

/** The account-Regions that did not answer, by the reason that they gave; nothing while all did. */
export function RunCoverage({ failed, total }: { failed: readonly Failed[]; total: number }) {
  const t = useTranslations("query.config");
  if (failed.length === 0) return null;
  // AWS names the caller in each account's refusal: what one permission mends is one reason.
  const groups = Map.groupBy(failed, ({ code, message, iamAction }) => `${code}\n${iamAction ?? message}`);
  return (
    <div
      role="status"
      className="flex shrink-0 items-start gap-2 border-line border-b bg-warning-soft px-4 py-1.5"
    >
      <StatusIcon tone="warning" className="mt-1" />
      <div className="max-h-32 min-w-0 flex-1 overflow-y-auto">
        <p className="font-medium">{t("unanswered", { count: failed.length, total })}</p>
        <ul>
          {[...groups.entries()].map(([key, members]) => (
            <FailedGroup key={key} members={members} />
          ))}
        </ul>
      </div>
    </div>
  );
}

function FailedGroup({ members }: { members: readonly Failed[] }) {
  const t = useTranslations("query.config");
  const coverage = useTranslations("coverage");
  const [first] = members;
  if (first === undefined) return null;
  const named = members.slice(0, placesNamed).map(({ accountId, region }) => `${accountId} · ${region}`);
  return (
    <li className="flex flex-wrap items-center gap-x-2">
      <span className="font-mono text-sm">{first.code}</span>
      <bdi className="min-w-0 break-words">{first.message}</bdi>
      <span className="text-muted">
        {named.join(", ")}
        {members.length > placesNamed && ` ${t("morePlaces", { count: members.length - placesNamed })}`}
      </span>
      {first.iamAction !== null && (
        <span className="inline-flex items-center gap-0.5">
          {coverage("grant", { action: first.iamAction })}
          <CopyButton text={first.iamAction} label={coverage("copyAction", { action: first.iamAction })} />
        </span>
      )}
    </li>
  );
}
