"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonClass } from "#components/ui/button.tsx";
import { PopoverClose } from "#components/ui/popover-layer.tsx";
import { Status, type StatusTone } from "#components/ui/status.tsx";
import { useScope } from "#lib/core/client/use-scope.ts";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import { hrefs } from "#lib/core/contract/hrefs.ts";
import { groupFailures } from "#lib/core/domain/failure-groups.ts";
import { summariseFreshness } from "#lib/core/domain/freshness-summary.ts";
import { FreshnessFailure } from "./freshness-failure.tsx";
import { Timestamp } from "./timestamp.tsx";

/** The inside of the freshness badge. */
export function FreshnessDetails({ freshness }: { freshness: Freshness | undefined }) {
  const t = useTranslations("freshness");
  const { scopeSearch } = useScope();
  if (!freshness) return <p className="px-3 pb-3 text-muted">{t("unavailableText")}</p>;
  const summary = summariseFreshness(freshness);
  const groups = groupFailures(summary.failures);
  const { fresh, stale, pending } = freshness.scopes;
  const notOffered = [...new Set(summary.notOffered.map((scope) => scope.dataset))];
  const counts: [StatusTone, string, number][] = [
    ["ok", t("fresh"), fresh],
    ["warning", t("stale"), stale],
    ["unknown", t("pending"), pending],
    ["critical", t("failed"), summary.failures.length],
  ];
  return (
    <>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 px-3 pb-3">
        <dt className="text-muted">{t("oldest")}</dt>
        <dd className="text-right">
          {freshness.oldestCompleteAt === null ? t("never") : <Timestamp at={freshness.oldestCompleteAt} />}
        </dd>
        {summary.coverage && (
          <>
            <dt className="text-muted">{t("coverage")}</dt>
            <dd className="text-right">{t("complete", summary.coverage)}</dd>
          </>
        )}
      </dl>
      <ul className="grid grid-cols-4 border-line border-y">
        {counts.map(([tone, label, count]) => (
          <li key={tone} className="flex flex-col gap-0.5 border-line border-l px-3 py-2 first:border-l-0">
            <span className="text-lg tabular-nums">{count}</span>
            {count > 0 ? (
              <Status tone={tone}>{label}</Status>
            ) : (
              <span className="truncate text-muted">{label}</span>
            )}
          </li>
        ))}
      </ul>
      <div className="flex min-h-0 max-h-80 flex-col gap-3 overflow-y-auto px-3 py-2.5">
        {freshness.late.length > 0 && (
          <section>
            <h3 className="mb-1.5 font-semibold">{t("lateTitle")}</h3>
            <ul className="flex flex-col gap-1">
              {freshness.late.map((late) => (
                <li key={late.dataset} className="flex flex-wrap items-baseline justify-between gap-x-3">
                  <Status tone="warning">{late.dataset}</Status>
                  <span className="text-muted text-sm">
                    {t("places", { count: late.scopes })} · <Timestamp at={late.oldestCompleteAt} />
                  </span>
                </li>
              ))}
            </ul>
          </section>
        )}
        {groups.length === 0 ? (
          <p className="text-muted">{t("nothingMissing")}</p>
        ) : (
          <section>
            <h3 className="mb-1.5 font-semibold">{t("missing")}</h3>
            <ul className="flex flex-col gap-3">
              {groups.map((group) => (
                <FreshnessFailure
                  key={JSON.stringify([group.dataset, group.code, group.iamAction])}
                  group={group}
                />
              ))}
            </ul>
          </section>
        )}
        {notOffered.length > 0 && (
          <section>
            <h3 className="mb-1.5 font-semibold">{t("notOffered")}</h3>
            <Status tone="unknown">{notOffered.join(", ")}</Status>
          </section>
        )}
      </div>
      <div className="flex justify-end border-line border-t p-1.5">
        <PopoverClose
          nativeButton={false}
          render={
            <Link
              href={hrefs.syncSettings(scopeSearch)}
              className={buttonClass({ variant: "quiet", size: "sm" })}
            />
          }
        >
          {t("openSync")}
        </PopoverClose>
      </div>
    </>
  );
}
