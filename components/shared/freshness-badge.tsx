"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { Popover } from "#components/ui/popover.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { Freshness } from "#lib/core/contract/freshness.ts";
import { summariseFreshness } from "#lib/core/domain/freshness-summary.ts";

const FreshnessDetails = dynamic(() =>
  import("./freshness-details.tsx").then((module) => module.FreshnessDetails),
);

/** Whether each dataset is as recent as its own cadence promises, and how complete; opens into what is missing and what would mend it. */
export function FreshnessBadge({
  freshness,
  failed = false,
}: {
  /** Undefined while it is being read. */
  freshness: Freshness | undefined;
  /** The freshness itself could not be read. */
  failed?: boolean;
}) {
  const t = useTranslations("freshness");
  const summary = freshness && summariseFreshness(freshness);
  const text =
    failed && !freshness ? t("unavailable") : judgement(freshness, summary?.failures.length ?? 0, t);
  const coverage = summary?.coverage;
  const partial = coverage && coverage.complete < coverage.total ? coverage : null;
  return (
    <Popover
      title={t("heading")}
      align="end"
      className="w-[27rem]"
      trigger={
        <button
          type="button"
          className="inline-flex h-7 shrink-0 select-none items-center gap-1.5 whitespace-nowrap rounded-md px-2 text-muted transition-colors hover:bg-hover hover:text-ink data-popup-open:bg-hover"
        >
          <StatusIcon tone={summary?.tone ?? "unknown"} />
          <span>
            <span className="sr-only">{t("label")}: </span>
            {text}
          </span>
          {partial && (
            <>
              <span aria-hidden="true">
                · {partial.complete}/{partial.total}
                <span className="max-2xl:hidden"> {t("accountRegions")}</span>
              </span>
              <span className="sr-only">, {t("complete", partial)}</span>
            </>
          )}
        </button>
      }
    >
      <FreshnessDetails freshness={freshness} />
    </Popover>
  );
}

/** Hourly datasets are an hour old on a good day: age alone would say nothing. */
function judgement(
  freshness: Freshness | undefined,
  failures: number,
  t: ReturnType<typeof useTranslations<"freshness">>,
): string {
  if (!freshness || freshness.oldestCompleteAt === null) return t("waiting");
  const { stale, pending } = freshness.scopes;
  if (failures > 0) return t("incomplete");
  if (stale === 0 && pending > 0) return t("waiting");
  return stale === 0 ? t("upToDate") : t("late", { count: stale });
}
