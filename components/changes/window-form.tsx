"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";
import type { ChangesWindow } from "#lib/changes/contract/window.ts";
import { usePreferences } from "#lib/core/client/preferences.ts";
import { fromLocalInput, toLocalInput } from "#lib/core/domain/local-time.ts";
import { zoneWords } from "#lib/core/domain/time-format.ts";

/** A window from one time to another, on the reader's clock. */
export function WindowForm({
  window,
  onDone,
}: {
  window: ChangesWindow;
  onDone: (window: { from: string; to: string }) => void;
}) {
  const t = useTranslations("changes.window");
  const id = useId();
  const { zone } = usePreferences();
  const [from, setFrom] = useState(() => toLocalInput(window.from, zone.zone));
  const [to, setTo] = useState(() => toLocalInput(window.to, zone.zone));
  const [fault, setFault] = useState<"invalid" | "order" | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [starts, ends] = [fromLocalInput(from, zone.zone), fromLocalInput(to, zone.zone)];
    if (starts === null || ends === null) return setFault("invalid");
    if (Date.parse(ends) <= Date.parse(starts)) return setFault("order");
    onDone({ from: starts, to: ends });
  };
  const label = zoneWords(window.to, zone.zone);
  const fields = [
    { name: "from", value: from, set: setFrom },
    { name: "to", value: to, set: setTo },
  ] as const;
  return (
    <form className="flex flex-col gap-2 px-3 pb-3" onSubmit={submit}>
      {fields.map(({ name, value, set }) => (
        <div key={name} className="flex flex-col gap-1">
          <label htmlFor={`${id}-${name}`} className="text-muted text-sm">
            {t(name, { zone: label })}
          </label>
          <Input
            id={`${id}-${name}`}
            type="datetime-local"
            value={value}
            aria-invalid={fault !== null}
            aria-describedby={`${id}-fault`}
            onChange={(event) => {
              set(event.target.value);
              setFault(null);
            }}
          />
        </div>
      ))}
      <p id={`${id}-fault`} role="status" className="text-critical text-sm empty:hidden">
        {fault && t(fault)}
      </p>
      <div className="flex justify-end">
        <Button type="submit" variant="primary">
          {t("apply")}
        </Button>
      </div>
    </form>
  );
}
