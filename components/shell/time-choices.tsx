"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useInstant } from "#components/shared/use-instant.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { useScope } from "#lib/core/client/use-scope.ts";
import { asOfState, momentFrom, quickPicks } from "#lib/core/domain/as-of.ts";
import { fromLocalInput, toLocalInput } from "#lib/core/domain/local-time.ts";
import { zoneWords } from "#lib/core/domain/time-format.ts";
import { useEarliestMoment } from "./use-earliest-moment.ts";

export function TimeChoices({ onDone }: { onDone: () => void }) {
  const t = useTranslations("time");
  const errorId = useId();
  const inputId = useId();
  const { zone } = usePreferences();
  const instant = useInstant();
  const { scope, setScope } = useScope();
  const { at: earliest, isOfItems } = useEarliestMoment();
  const [openedAt] = useState(() => Date.now());
  const [text, setText] = useState(() =>
    toLocalInput(scope.asOf ?? new Date(openedAt).toISOString(), zone.zone),
  );
  const [fault, setFault] = useState<string | null>(null);
  const earliestText = earliest == null ? "" : instant(earliest);

  const choose = (asOf: string | null) => {
    setScope({ asOf });
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const moment = fromLocalInput(text, zone.zone);
    if (moment === null) return setFault(t("invalid"));
    const state = asOfState(moment, earliest, Date.now());
    if (state === "future") return setFault(t("inFuture"));
    if (state === "before") return setFault(t("beforeEarliest", { time: earliestText }));
    choose(moment);
  };

  return (
    <div className="flex flex-col gap-3 px-3 pb-3">
      <fieldset className="grid grid-cols-2 gap-1.5">
        <legend className="sr-only">{t("quick")}</legend>
        {quickPicks.map(({ unit, count, ms }) => (
          <Button
            key={ms}
            disabled={asOfState(momentFrom(openedAt, -ms), earliest, openedAt) !== "answerable"}
            onClick={() => choose(momentFrom(Date.now(), -ms))}
          >
            {t(unit, { count })}
          </Button>
        ))}
      </fieldset>
      <form className="flex flex-col gap-1" onSubmit={submit}>
        <label htmlFor={inputId} className="text-muted text-sm">
          {t("moment", { zone: zoneWords(new Date(openedAt).toISOString(), zone.zone) })}
        </label>
        <Input
          id={inputId}
          type="datetime-local"
          value={text}
          min={earliest == null ? undefined : toLocalInput(earliest, zone.zone)}
          max={toLocalInput(new Date(openedAt).toISOString(), zone.zone)}
          aria-invalid={fault !== null}
          aria-describedby={errorId}
          onChange={(event) => {
            setText(event.target.value);
            setFault(null);
          }}
        />
        <p id={errorId} role="status" className="text-critical text-sm empty:hidden">
          {fault}
        </p>
        <div className="mt-1 flex justify-end gap-2">
          {scope.asOf !== null && <Button onClick={() => choose(null)}>{t("backToNow")}</Button>}
          <Button type="submit" variant="primary" disabled={earliest === null}>
            {t("show")}
          </Button>
        </div>
      </form>
      <p className="text-muted text-sm empty:hidden">
        {isOfItems
          ? t("itemsReach")
          : earliest === null
            ? t("noHistory")
            : earliest !== undefined && t("earliest", { time: earliestText })}
      </p>
    </div>
  );
}
