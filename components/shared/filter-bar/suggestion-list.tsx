"use client";

import clsx from "clsx";
import { History } from "lucide-react";
import { useFormatter } from "next-intl";
import { useEffect, useRef } from "react";
import type { FilterSuggestion } from "./filter-suggestion.ts";

export const suggestionId = (id: string, index: number) => `${id}-option-${index}`;

export interface SuggestionListProps {
  id: string;
  label: string;
  suggestions: readonly FilterSuggestion[];
  active: number;
  onHover: (index: number) => void;
  onTake: (suggestion: FilterSuggestion) => void;
}

/** The combobox's list. The focus stays in the text field, so pointers must not take it. */
export function SuggestionList({ id, label, suggestions, active, onHover, onTake }: SuggestionListProps) {
  const format = useFormatter();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active >= 0) list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      tabIndex={-1}
      className="max-h-80 overflow-y-auto p-1"
      onMouseDown={(event) => event.preventDefault()}
    >
      {suggestions.map((suggestion, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the text field's, which names this option as active
        <div
          key={`${suggestion.kind} ${suggestion.label}`}
          id={suggestionId(id, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={clsx(
            "flex h-7 cursor-default items-center gap-2 rounded-md px-2",
            index === active && "bg-hover",
          )}
          onMouseMove={() => {
            if (index !== active) onHover(index);
          }}
          onClick={() => onTake(suggestion)}
        >
          {suggestion.kind === "recent" && (
            <History size={13} aria-hidden="true" className="shrink-0 text-faint" />
          )}
          <span className="min-w-0 flex-1 truncate" title={suggestion.label}>
            {suggestion.label}
            {suggestion.hint && suggestion.hint !== suggestion.label && (
              <span className="ml-2 text-faint">{suggestion.hint}</span>
            )}
          </span>
          {suggestion.count !== null && (
            <span className="shrink-0 text-faint">{format.number(suggestion.count)}</span>
          )}
        </div>
      ))}
    </div>
  );
}
