"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useRelativeWords } from "#components/shared/time-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import { Popover } from "#components/ui/popover.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import { StatusIcon, type StatusTone } from "#components/ui/status.tsx";
import { recordingQuery } from "#lib/aws-config/client/index.ts";
import { type RecordingSummary, recordingSummary } from "#lib/aws-config/domain/recording-summary.ts";
import { useRelativeTime } from "#lib/core/client/use-relative-time.ts";
import type { ScopeQuery } from "#lib/core/contract/scope.ts";
import { RecordingDetails } from "./recording-details.tsx";

/**
 * Where AWS Config records, where it does not, and from when on the items are complete: what is not recorded is in no list
 * below.
 */
export function RecordingLine({ scope, children }: { scope: ScopeQuery; children?: ReactNode }) {
  const t = useTranslations("awsConfig.resources.recording");
  const { tag: _, ...places } = scope;
  const query = useQuery(recordingQuery(places));
  return (
    <div className="@container flex h-6 shrink-0 items-center gap-3 overflow-hidden whitespace-nowrap px-4 pb-1 text-muted text-sm">
      {children}
      {query.data ? (
        <Facts summary={recordingSummary(query.data.scopes)} asOf={scope.asOf ?? null} />
      ) : query.error ? (
        <Fact tone="unknown" text={t("failed")} />
      ) : (
        <Skeleton className="h-3.5 w-96" />
      )}
    </div>
  );
}

function Facts({ summary, asOf }: { summary: RecordingSummary; asOf: string | null }) {
  const t = useTranslations("awsConfig.resources.recording");
  const format = useFormatter();
  const { counts, total, partial, troubled } = summary;
  const isWhole = counts.recording + counts.failing === total;
  return (
    <>
      {counts.unknown === total ? (
        <Fact tone="unknown" text={t("allUnknown")} />
      ) : (
        <Fact
          tone={isWhole ? "ok" : "warning"}
          text={t("recording", {
            count: format.number(counts.recording + counts.failing),
            total: format.number(total),
          })}
        />
      )}
      {counts.failing > 0 && <Fact tone="critical" text={t("failing", { count: counts.failing })} />}
      {counts.stopped > 0 && (
        <Fact tone="warning" text={<Stopped count={counts.stopped} at={summary.stoppedAt} />} />
      )}
      {counts.none > 0 && <Fact text={t("none", { count: counts.none })} />}
      {counts.unknown > 0 && counts.unknown < total && (
        <Fact tone="unknown" text={t("unknown", { count: counts.unknown })} />
      )}
      {partial > 0 && <Fact className="hidden @6xl:flex" text={t("partial", { count: partial })} />}
      {summary.aggregated > 0 && (
        <Fact className="hidden @5xl:flex" text={t("aggregated", { count: summary.aggregated })} />
      )}
      <History summary={summary} asOf={asOf} />
      <Popover
        title={t(troubled.length > 0 ? "details" : "detailsWhole")}
        className="w-120"
        trigger={
          <button type="button" className="shrink-0 text-accent hover:underline">
            {t("show")}
          </button>
        }
      >
        <RecordingDetails scopes={troubled} />
      </Popover>
    </>
  );
}

function Stopped({ count, at }: { count: number; at: string | null }) {
  const t = useTranslations("awsConfig.resources.recording");
  const words = useRelativeWords();
  const instant = useInstant();
  const distance = useRelativeTime(at);
  if (at === null || distance === null) return t("stopped", { count });
  return <span title={instant(at)}>{t("stoppedSince", { count, time: words(distance) })}</span>;
}

/** How far back the list answers: a moment before that shows less than there was. */
function History({ summary, asOf }: { summary: RecordingSummary; asOf: string | null }) {
  const t = useTranslations("awsConfig.resources.recording");
  const instant = useInstant();
  const { completeFrom, unfinished, counts, total } = summary;
  if (completeFrom === null) return counts.none + counts.unknown < total && <Fact text={t("historyWhole")} />;
  const isBefore = asOf !== null && asOf < completeFrom;
  const time = instant(completeFrom);
  const text = isBefore ? t("historyBefore", { time }) : t("history", { time, count: unfinished });
  return (
    <span className={clsx("flex min-w-0 items-center gap-1.5", isBefore && "text-ink")} title={text}>
      {isBefore && <StatusIcon tone="warning" />}
      <span className="truncate">{text}</span>
    </span>
  );
}

function Fact({
  tone,
  text,
  className = "flex",
}: {
  tone?: StatusTone;
  text: ReactNode;
  className?: string;
}) {
  return (
    <span className={clsx(className, "shrink-0 items-center gap-1.5")}>
      {tone && <StatusIcon tone={tone} />}
      {text}
    </span>
  );
}
