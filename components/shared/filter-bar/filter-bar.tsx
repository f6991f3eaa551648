"use client";

import clsx from "clsx";
import { Search, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useId, useLayoutEffect, useRef } from "react";
import { Kbd } from "#components/ui/kbd.tsx";
import type { FilterProblem } from "./filter-suggestion.ts";
import { SuggestionList, suggestionId } from "./suggestion-list.tsx";
import { type FilterInputOptions, useFilterInput } from "./use-filter-input.ts";

export interface FilterBarProps extends Omit<FilterInputOptions, "input"> {
  label: string;
  placeholder: string;
  className?: string;
}

/** A line in the filter language with counted suggestions: a combobox whose list completes the word at the cursor. */
export function FilterBar({ label, placeholder, className, ...options }: FilterBarProps) {
  const input = useRef<HTMLInputElement>(null);
  const t = useTranslations("filterBar");
  const id = useId();
  const state = useFilterInput({ input, ...options });
  const { text, problem, open, suggestions, active } = state;

  return (
    <search className={clsx("relative min-w-0", className)}>
      <div className="relative flex h-8 items-center rounded-md border border-line-strong bg-canvas focus-within:border-focus focus-within:outline focus-within:outline-focus has-aria-invalid:border-critical">
        <Search size={15} aria-hidden="true" className="ml-2.5 shrink-0 text-faint" />
        <div className="relative min-w-0 flex-1 self-stretch">
          <Squiggle text={text} problem={problem} input={input} />
          <input
            ref={input}
            role="combobox"
            aria-label={label}
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={open && active >= 0 ? suggestionId(id, active) : undefined}
            aria-invalid={problem !== null || undefined}
            aria-describedby={problem ? `${id}-problem` : undefined}
            placeholder={placeholder}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            className="relative h-full w-full min-w-0 bg-transparent px-2 text-base outline-none"
            value={text}
            onChange={(event) =>
              state.type(event.target.value, event.target.selectionStart ?? event.target.value.length)
            }
            onSelect={(event) => state.onSelect(event.currentTarget.selectionStart ?? 0)}
            onKeyDown={state.onKeyDown}
            onFocus={state.onFocus}
            onBlur={state.onBlur}
          />
        </div>
        {text === "" ? (
          <span className="mr-2" aria-hidden="true">
            <Kbd>/</Kbd>
          </span>
        ) : (
          <button
            type="button"
            aria-label={t("clear")}
            className="mr-1 flex size-6 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-ink"
            onClick={state.clear}
          >
            <X size={14} aria-hidden="true" />
          </button>
        )}
      </div>
      {(open || problem) && (
        <div className="absolute inset-x-0 top-full z-40 mt-1 overflow-hidden rounded-lg bg-raised shadow-float">
          {problem && (
            <p id={`${id}-problem`} role="status" className="bg-critical-soft px-3 py-1.5 text-critical">
              {problem.message}
            </p>
          )}
          {open && (
            <SuggestionList
              id={id}
              label={t("suggestions")}
              suggestions={suggestions}
              active={active}
              onHover={state.setActive}
              onTake={state.take}
            />
          )}
        </div>
      )}
      <span className="sr-only" aria-live="polite">
        {open ? t("count", { count: suggestions.length }) : ""}
      </span>
    </search>
  );
}

/** Draws the wavy line under the faulty part, behind the text and in step with it. */
function Squiggle({
  text,
  problem,
  input,
}: {
  text: string;
  problem: FilterProblem | null;
  input: RefObject<HTMLInputElement | null>;
}) {
  const mirror = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const source = input.current;
    if (!source || !problem) return;
    const follow = () => {
      if (mirror.current) mirror.current.scrollLeft = source.scrollLeft;
    };
    follow();
    source.addEventListener("scroll", follow);
    return () => source.removeEventListener("scroll", follow);
  }, [input, problem]);
  if (!problem) return null;
  // A fault at the very end has no text of its own: a space stands for it.
  const faulty = text.slice(problem.from, problem.to) || " ";
  return (
    <div
      ref={mirror}
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 flex items-center overflow-hidden px-2 text-base text-transparent"
    >
      <span className="whitespace-pre">
        {text.slice(0, problem.from)}
        <span className="underline decoration-critical decoration-wavy underline-offset-4">{faulty}</span>
        {text.slice(problem.to)}
      </span>
    </div>
  );
}
