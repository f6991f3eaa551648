"use client";

import clsx from "clsx";
import { ChevronDown, ChevronRight, CircleSlash } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { memo, useId, useState } from "react";
import { StatusIcon, type StatusTone } from "#components/ui/status.tsx";
import type { FacetChoice } from "#lib/core/domain/filter/facet-choice.ts";
import { isolated } from "#lib/core/domain/isolated.ts";
import { isLong, useShownValues } from "./use-shown-values.ts";

export interface FacetValueView {
  /** Null is "unknown". */
  value: string | null;
  label: string;
  tone: StatusTone | null;
  count: number;
  choice: FacetChoice | null;
}

export interface FacetView {
  field: string;
  label: string;
  values: readonly FacetValueView[];
  /** Values that are not listed. */
  more: number;
}

export interface FacetGroupProps {
  facet: FacetView;
  onChoose: (field: string, value: string | null, choice: FacetChoice | null) => void;
  onMore: (field: string) => void;
}

function Group({ facet, onChoose, onMore }: FacetGroupProps) {
  const t = useTranslations("facets");
  const format = useFormatter();
  const [open, setOpen] = useState(true);
  const [all, setAll] = useState(false);
  const { shown, hidden, isShorter, largest } = useShownValues(facet, all);
  const id = useId();
  const chosen = facet.values.filter((value) => value.choice !== null).length;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <div className="border-line border-b py-1 last:border-b-0">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          className="flex h-7 w-full items-center gap-1 pr-3 pl-2 text-start font-medium hover:text-accent"
          onClick={() => setOpen(!open)}
        >
          <Chevron size={13} aria-hidden="true" className="shrink-0 text-faint" />
          <span className="truncate">{facet.label}</span>
          {!open && chosen > 0 && <span className="ml-auto text-accent text-sm">{chosen}</span>}
        </button>
      </h3>
      <ul id={id} hidden={!open}>
        {shown.map((value) => (
          <FacetValue
            key={value.value ?? "\0"}
            value={value}
            count={format.number(value.count)}
            widest={format.number(largest)}
            excludeLabel={t("exclude", { value: isolated(value.label) })}
            onChoose={(choice) => onChoose(facet.field, value.value, choice)}
          />
        ))}
        {hidden > 0 && (
          <li>
            <button
              type="button"
              className={moreClass}
              onClick={() => (hidden > facet.more ? setAll(true) : onMore(facet.field))}
            >
              {t("more", { count: hidden })}
            </button>
          </li>
        )}
        {isShorter && <li aria-hidden="true" className="h-6" />}
        {all && isLong(facet) && (
          <li>
            <button type="button" className={moreClass} onClick={() => setAll(false)}>
              {t("fewer")}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}

const moreClass = "h-6 w-full pl-6 text-start text-accent hover:underline";

export const FacetGroup = memo(Group);

/** Long values differ at their end (`… Server 2022 Datacenter`), so the middle is what gives way. */
function tailOf(label: string): number {
  // Cut in two, a text with a direction of its own would be set in the wrong order.
  return label.length > 26 && isolated(label) === label ? 15 : 0;
}

function FacetValue({
  value,
  count,
  widest,
  excludeLabel,
  onChoose,
}: {
  value: FacetValueView;
  count: string;
  /** The widest count that the facet has had. */
  widest: string;
  excludeLabel: string;
  onChoose: (choice: FacetChoice | null) => void;
}) {
  const excluded = value.choice === "exclude";
  return (
    <li data-whole="" className="group flex h-6 items-center gap-1 pr-3 pl-2 hover:bg-hover">
      <label className="flex h-full min-w-0 flex-1 items-center gap-1.5" title={value.label}>
        <input
          type="checkbox"
          className={clsx("ml-0.5 size-3.5 shrink-0", excluded && "opacity-40")}
          checked={value.choice === "include"}
          onChange={(event) => onChoose(event.target.checked ? "include" : null)}
        />
        {value.tone && <StatusIcon tone={value.tone} />}
        <span
          className={clsx(
            "flex min-w-0",
            excluded && "text-muted line-through",
            value.value === null && "text-unknown",
          )}
        >
          <span className="truncate">{value.label.slice(0, -tailOf(value.label) || undefined)}</span>
          <span className="whitespace-pre">
            {value.label.slice(value.label.length - tailOf(value.label))}
          </span>
        </span>
      </label>
      <button
        type="button"
        aria-pressed={excluded}
        aria-label={excludeLabel}
        title={excludeLabel}
        className={clsx(
          "flex size-5 shrink-0 items-center justify-center rounded-sm hover:bg-sunken",
          excluded
            ? "text-critical"
            : "text-faint opacity-0 focus-visible:opacity-100 group-hover:opacity-100 hover:text-ink",
        )}
        onClick={() => onChoose(excluded ? null : "exclude")}
      >
        <CircleSlash size={12} aria-hidden="true" />
      </button>
      {/* From right to left: what begins at its right edge does not move when it becomes shorter. */}
      <span
        dir="rtl"
        data-end=""
        className={clsx(
          "shrink-0",
          widest.length < 4 ? "min-w-7" : widest.length < 7 ? "min-w-12" : "min-w-18",
          value.count === 0 ? "text-faint" : "text-muted",
        )}
      >
        {count}
      </span>
    </li>
  );
}
