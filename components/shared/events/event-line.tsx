"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Timestamp } from "#components/shared/timestamp.tsx";
import { StatusIcon } from "#components/ui/status.tsx";
import type { TimelineEvent } from "#lib/core/contract/timeline.ts";
import { EventChange } from "./event-changes.tsx";
import { EventSentences } from "./event-sentences.tsx";
import { useEventWords } from "./event-words.ts";
import { toldWords } from "./told-words.ts";

/** One event: when, what, and the values before and after. `subject` is to whom, where that is not plain. */
export function EventLine({ event, subject }: { event: TimelineEvent; subject?: ReactNode }) {
  const t = useTranslations("events");
  const words = useEventWords();
  const told = toldWords(event.detail);
  const lines = told === null ? words.lines(event) : [];
  return (
    <li className="grid grid-cols-[17rem_1rem_1fr] items-start gap-x-2 border-line border-b py-1.5">
      <span className="text-muted">
        <Timestamp at={event.at} />
      </span>
      <StatusIcon tone={words.tone(event)} className="mt-1" />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{words.kind(event.kind)}</span>
          {subject}
          {event.actor !== null && (
            <span className="text-muted">
              {t.rich("by", { who: () => <bdi className="text-ink">{event.actor}</bdi> })}
            </span>
          )}
          {lines.length === 1 && lines[0] && <EventChange line={lines[0]} />}
          {event.timing === "observed" && event.notBefore && (
            <span className="text-faint text-sm" title={t("observedTitle")}>
              {t.rich("between", {
                from: () => <Timestamp at={event.notBefore ?? event.at} show="absolute" />,
              })}
            </span>
          )}
        </p>
        {told !== null && <EventSentences {...told} />}
        {lines.length > 1 && (
          <ul>
            {lines.map((line) => (
              <li key={`${line.label} ${line.after}`}>
                <EventChange line={line} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}
