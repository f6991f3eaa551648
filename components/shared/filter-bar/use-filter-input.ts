"use client";

import {
  type KeyboardEvent,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { type FilterProblem, type FilterSuggestion, isSettled, takeSuggestion } from "./filter-suggestion.ts";
import { readRecent, rememberRecent } from "./recent-filters.ts";

/** What a page can ask of its filter bar. */
export interface FilterBarHandle {
  focus: () => void;
  /** Adds the start of a term, for example `os:`, and shows what could follow. */
  complete: (start: string) => void;
}

export interface FilterInputOptions {
  input: RefObject<HTMLInputElement | null>;
  handle: RefObject<FilterBarHandle | null>;
  /** The filter in force. */
  value: string;
  onApply: (filter: string) => void;
  suggest: (text: string, cursor: number) => Promise<readonly FilterSuggestion[]>;
  check: (text: string) => FilterProblem | null;
  /** Recent filters are kept per page. */
  page: string;
}

/** Milliseconds after the last key before suggestions are asked for. */
const suggestAfterMs = 70;

const none: readonly FilterSuggestion[] = [];

/** What is typed, what is suggested for it, and which keys do what. */
export function useFilterInput({ input, handle, value, onApply, suggest, check, page }: FilterInputOptions) {
  const [text, setText] = useState(value);
  const [applied, setApplied] = useState(value);
  const [cursor, setCursor] = useState(value.length);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [suggestions, setSuggestions] = useState(none);
  const [focused, setFocused] = useState(false);
  const [refused, setRefused] = useState(false);
  const placeCursor = useRef<number | null>(null);

  // The filter changed elsewhere: a facet, a saved view, the browser's back button.
  if (value !== applied) {
    setApplied(value);
    setText(value);
    setCursor(value.length);
    setRefused(false);
  }

  useLayoutEffect(() => {
    if (placeCursor.current === null) return;
    input.current?.setSelectionRange(placeCursor.current, placeCursor.current);
    placeCursor.current = null;
  });

  useEffect(() => {
    if (!open) return;
    let current = true;
    const load = async () => {
      const recent = text.trim() === "" ? readRecent(page).map(recentSuggestion) : none;
      // Suggestions are a help: without them the filter can still be typed.
      const found = await suggest(text, cursor).catch(() => none);
      if (!current) return;
      setSuggestions([...recent, ...found]);
      setActive(-1);
    };
    const timer = setTimeout(() => void load(), suggestAfterMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, text, cursor, suggest, page]);

  const problem = check(text);
  const shownProblem = problem && (!focused || refused || isSettled(problem, text)) ? problem : null;

  const type = (next: string, at: number) => {
    setText(next);
    setCursor(at);
    setOpen(true);
    setRefused(false);
  };
  const close = () => {
    setOpen(false);
    setActive(-1);
    setSuggestions(none);
  };
  const apply = (filter: string) => {
    if (check(filter)) {
      setRefused(true);
      return;
    }
    const trimmed = filter.trim();
    rememberRecent(page, trimmed);
    close();
    if (trimmed !== value) onApply(trimmed);
  };
  const take = (suggestion: FilterSuggestion) => {
    const next = takeSuggestion(text, suggestion);
    placeCursor.current = next.cursor;
    type(next.text, next.cursor);
    if (suggestion.kind === "recent") apply(next.text);
    else if (suggestion.kind === "value" && !check(next.text)) onApply(next.text.trim());
  };
  const clear = () => {
    setText("");
    apply("");
    input.current?.focus();
  };

  useImperativeHandle(handle, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.select();
    },
    complete: (start) => {
      const next = value.trim() === "" ? start : `${value.trim()} ${start}`;
      input.current?.focus();
      placeCursor.current = next.length;
      type(next, next.length);
    },
  }));

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const chosen = open ? suggestions[active] : undefined;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (!open) setOpen(true);
      // One place beyond the ends stands for "none of them", as in an address bar.
      else setActive(((active + 1 + step + suggestions.length + 1) % (suggestions.length + 1)) - 1);
    } else if (event.key === "Enter") {
      if (chosen) take(chosen);
      else apply(text);
    } else if (event.key === "Tab" && chosen && !event.shiftKey) {
      take(chosen);
    } else if (event.key === "Escape") {
      if (open && suggestions.length > 0) close();
      else if (text !== value) type(value, value.length);
      else input.current?.blur();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return {
    text,
    open: open && suggestions.length > 0,
    suggestions,
    active,
    setActive,
    problem: shownProblem,
    type,
    take,
    clear,
    apply: () => apply(text),
    onKeyDown,
    onSelect: (at: number) => setCursor(at),
    onFocus: () => {
      setFocused(true);
      setOpen(true);
    },
    onBlur: () => {
      setFocused(false);
      close();
    },
  };
}

function recentSuggestion(filter: string): FilterSuggestion {
  return { kind: "recent", label: filter, insert: filter, from: 0, to: Number.MAX_SAFE_INTEGER, count: null };
}
