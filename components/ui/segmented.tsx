"use client";

import clsx from "clsx";
import { useId } from "react";

/** A few exclusive choices side by side; native radio buttons, so arrows and screen readers just work. */
export function Segmented<Value extends string>({
  label,
  labelled = "above",
  options,
  value,
  onChange,
}: {
  label: string;
  /** Where the label is: in a row of controls beside it, or for screen readers alone where the choices say enough. */
  labelled?: "above" | "beside" | "hidden";
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset className={clsx("min-w-0", labelled === "beside" && "flex items-center gap-2")}>
      <legend className={labelled === "above" ? "mb-1 text-muted text-sm" : "sr-only"}>{label}</legend>
      {labelled === "beside" && (
        <span aria-hidden="true" className="text-muted text-sm">
          {label}
        </span>
      )}
      <div className="flex gap-0.5 rounded-md bg-sunken p-0.5">
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              "flex h-6 min-w-0 flex-auto items-center justify-center rounded-sm px-2 text-sm transition-colors",
              "has-focus-visible:outline-2 has-focus-visible:outline-focus",
              option.value === value
                ? "bg-raised font-medium text-ink shadow-control"
                : "text-muted hover:text-ink",
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span className="truncate">{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
