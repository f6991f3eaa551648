"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { Input } from "#components/ui/input.tsx";
import { type DayField, daysMax } from "#lib/patch/domain/policy-draft.ts";

/** A whole number of days, with what is wrong with it said beside it. */
export function DaysField({
  name,
  label,
  value,
  faulty,
  disabled,
  onChange,
}: {
  name: DayField;
  label: string;
  value: string;
  faulty: boolean;
  disabled: boolean;
  onChange: (text: string) => void;
}) {
  const t = useTranslations("patch.policy");
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <label htmlFor={id} className="w-40 shrink-0">
        {label}
      </label>
      <span className="w-20">
        <Input
          id={id}
          name={name}
          inputMode="numeric"
          className="text-right tabular-nums"
          value={value}
          disabled={disabled}
          aria-invalid={faulty || undefined}
          aria-describedby={`${id}-unit`}
          onChange={(event) => onChange(event.target.value)}
        />
      </span>
      <span id={`${id}-unit`} className={faulty ? "text-critical" : "text-muted"}>
        {faulty ? t("badDays", { max: daysMax(name) }) : t("days")}
      </span>
    </div>
  );
}
