"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ScopeName } from "#components/shared/scope-name.tsx";
import { useInstant } from "#components/shared/use-instant.ts";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { isTrailWhole } from "#lib/aws-config/client/index.ts";
import type { TrailReach } from "#lib/aws-config/contract/trail-reach.ts";

/** Account-Regions named: what is wrong with comes first. */
const namedMax = 200;

/** Each account-Region with how far back its API calls are known, which stretches are missing, and why. */
export function TrailPlaces({ scopes }: { scopes: readonly TrailReach[] }) {
  const t = useTranslations("changes.trail");
  const format = useFormatter();
  return (
    <div className="flex flex-col gap-2 px-3 pb-3">
      <p className="text-muted">{t("help")}</p>
      <ul className="flex max-h-96 flex-col gap-2 overflow-y-auto">
        {scopes.slice(0, namedMax).map((scope) => (
          <li key={`${scope.accountId} ${scope.region}`} className="flex flex-col">
            <ScopeName scope={scope} />
            <Place scope={scope} />
          </li>
        ))}
      </ul>
      {scopes.length > namedMax && (
        <p className="text-muted">{t("more", { count: format.number(scopes.length - namedMax) })}</p>
      )}
    </div>
  );
}

function Place({ scope }: { scope: TrailReach }) {
  const t = useTranslations("changes.trail");
  const instant = useInstant();
  const { completeFrom, completeUntil, gaps, failure, trailsFailure } = scope;
  const tone: StatusTone = failure !== null ? "critical" : completeFrom === null ? "unknown" : "changed";
  return (
    <>
      <Status tone={failure === null && isTrailWhole(scope) ? "ok" : tone}>
        {completeFrom === null || completeUntil === null
          ? t(failure === null ? "notRead" : "cannotRead")
          : failure === null
            ? t("from", { from: instant(completeFrom) })
            : t("span", { from: instant(completeFrom), until: instant(completeUntil) })}
      </Status>
      {gaps.map((gap) => (
        <span key={gap.from} className="text-muted">
          {t("gap", { from: instant(gap.from), until: instant(gap.until) })}
        </span>
      ))}
      {failure !== null && <Failure failure={failure} />}
      {trailsFailure !== null && <Failure failure={trailsFailure} lead={t("trails")} />}
      {scope.troubledTrails.map((trail) => (
        <span key={trail.name} className="break-words text-muted">
          {trail.error !== null
            ? t("trailError", { name: trail.name, error: trail.error })
            : t(trail.isLogging === false ? "trailStopped" : "trailUnknown", { name: trail.name })}
        </span>
      ))}
    </>
  );
}

function Failure({ failure, lead }: { failure: NonNullable<TrailReach["failure"]>; lead?: string }) {
  const t = useTranslations("changes.trail");
  const reason = [failure.code, failure.message].filter((part) => part).join(": ");
  return (
    <span className="break-words text-muted">
      {lead === undefined ? reason : `${lead} ${reason}`}{" "}
      {failure.iamAction !== null && (
        <span className="text-ink">{t("grant", { action: failure.iamAction })}</span>
      )}
    </span>
  );
}
