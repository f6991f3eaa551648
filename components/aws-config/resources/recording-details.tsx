"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ScopeName } from "#components/shared/scope-name.tsx";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import type { RecordingScope } from "#lib/aws-config/contract/recording.ts";
import { leavesOut } from "#lib/aws-config/domain/recording-summary.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";

/** Account-Regions named; the page of recorders has the rest. */
const namedMax = 12;

const tones: Readonly<Record<RecordingScope["state"], StatusTone>> = {
  recording: "changed",
  failing: "critical",
  stopped: "warning",
  none: "unknown",
  unknown: "unknown",
};

/** Account-Regions of which AWS Config does not record everything, each with why. */
export function RecordingDetails({ scopes }: { scopes: readonly RecordingScope[] }) {
  const t = useTranslations("awsConfig.resources.recording");
  const { scopeSearch } = useScope();
  return (
    <div className="flex flex-col gap-2 px-3 pb-3">
      <ul className="flex max-h-80 flex-col gap-2 overflow-y-auto">
        {scopes.slice(0, namedMax).map((scope) => (
          <li key={`${scope.accountId} ${scope.region}`} className="flex flex-col">
            <ScopeName scope={scope} />
            <span className="flex flex-wrap items-baseline gap-x-2">
              <Status tone={tones[scope.state]}>
                {t(scope.state === "recording" ? "states.partial" : `states.${scope.state}`)}
              </Status>
              {scope.state === "stopped" && <Timestamp at={scope.stoppedAt} />}
            </span>
            <Reason scope={scope} />
          </li>
        ))}
      </ul>
      <p className="flex items-baseline gap-3">
        <Link href={hrefs.rules(withTab(scopeSearch))} className="text-accent hover:underline">
          {t("health")}
        </Link>
        {scopes.length > namedMax && (
          <span className="text-muted">{t("more", { count: scopes.length - namedMax })}</span>
        )}
      </p>
    </div>
  );
}

function withTab(scopeSearch: string): string {
  const search = new URLSearchParams(scopeSearch);
  search.set("tab", "recording");
  return search.toString();
}

function Reason({ scope }: { scope: RecordingScope }) {
  const t = useTranslations("awsConfig.resources.recording");
  const error = [scope.lastErrorCode, scope.lastErrorMessage].filter(Boolean).join(": ");
  return (
    <>
      {error !== "" && <span className="break-words text-muted">{error}</span>}
      {leavesOut(scope) && (
        <span className="break-words text-muted">
          {scope.allSupported
            ? t("without", { types: scope.excludedTypes.join(", ") })
            : t("only", { count: scope.resourceTypes.length, types: scope.resourceTypes.join(", ") })}
        </span>
      )}
    </>
  );
}
