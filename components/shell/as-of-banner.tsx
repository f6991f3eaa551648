"use client";

import { ChevronLeft, ChevronRight, History } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRelativeWords } from "#components/shared/time-words.ts";
import { useInstant } from "#components/shared/use-instant.ts";
import { Button } from "#components/ui/button.tsx";
import { useRelativeTime } from "#lib/core/client/use-relative-time.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { asOfState, momentFrom } from "#lib/core/domain/as-of.ts";
import { useEarliestMoment } from "./use-earliest-moment.ts";

const hourMs = 3_600_000;

/** Says, over the whole width, that the page shows the past; and steps through it. */
export function AsOfBanner({ asOf }: { asOf: string }) {
  const t = useTranslations("time");
  const { setScope } = useScope();
  const instant = useInstant();
  const words = useRelativeWords();
  const relative = useRelativeTime(asOf);
  const { at: earliest } = useEarliestMoment();
  const state = asOfState(asOf, earliest, Date.now());
  const step = (byMs: number) => setScope({ asOf: momentFrom(Date.parse(asOf), byMs) });
  const stepsInto = (byMs: number) =>
    asOfState(momentFrom(Date.parse(asOf), byMs), earliest, Date.now()) === "answerable";
  return (
    <section
      aria-label={t("label")}
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-changed border-b-2 bg-changed-soft px-3 py-1 text-changed"
    >
      <History size={16} aria-hidden="true" className="shrink-0" />
      <strong className="font-semibold">
        {t("asOf", { time: instant(asOf) })}
        {relative && ` · ${words(relative)}`}
      </strong>
      <span className="min-w-0 text-ink">
        {state === "future" && t("inFuture")}
        {state === "before" && earliest && t("beforeEarliest", { time: instant(earliest) })}
        {state === "noHistory" && t("noHistory")}
        {state === "answerable" && t("past")}
      </span>
      <span className="ml-auto flex items-center gap-1">
        {state === "before" && earliest && (
          <Button
            size="sm"
            onClick={() =>
              setScope({ asOf: new Date(Math.ceil(Date.parse(earliest) / 1000) * 1000).toISOString() })
            }
          >
            {t("goEarliest")}
          </Button>
        )}
        <Button
          variant="quiet"
          size="sm"
          icon
          aria-label={t("stepBack")}
          title={t("stepBack")}
          disabled={!stepsInto(-hourMs)}
          onClick={() => step(-hourMs)}
        >
          <ChevronLeft size={16} aria-hidden="true" />
        </Button>
        <Button
          variant="quiet"
          size="sm"
          icon
          aria-label={t("stepForward")}
          title={t("stepForward")}
          disabled={!stepsInto(hourMs)}
          onClick={() => step(hourMs)}
        >
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
        <Button size="sm" onClick={() => setScope({ asOf: null })}>
          {t("backToNow")}
        </Button>
      </span>
    </section>
  );
}
