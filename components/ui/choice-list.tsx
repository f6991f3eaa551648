"use client";

import { Combobox } from "@base-ui/react/combobox";
import clsx from "clsx";
import { Check, Search } from "lucide-react";
import { type ReactNode, useEffect, useMemo, useRef } from "react";
import { floatingItemClass } from "./floating.ts";
import { Skeleton } from "./skeleton.tsx";

export interface Choice {
  value: string;
  label: string;
  /** Second text, also searched: an id beside a name, a place beside a code. */
  detail?: string | undefined;
  /** Shown at the right, for example a count. */
  aside?: ReactNode;
}

interface ChoiceListProps {
  choices: readonly Choice[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  /** Otherwise choosing one replaces the other. */
  multiple?: boolean;
  /** What is chosen, for screen readers. */
  label: string;
  searchPlaceholder: string;
  /** Shown when there is nothing to choose from. */
  empty: ReactNode;
  noMatch: ReactNode;
  loading?: boolean;
  /** What `aside` counts; heads the list. */
  asideHeading?: string;
  /** Off where the list appears beside a control that keeps the focus. */
  focusOnMount?: boolean;
  /** Set when the caller filters, for example on the server. */
  onSearch?: (text: string) => void;
}

/** A searchable list of choices, for the inside of a popover: type to narrow, arrows to move, Enter to choose. */
export function ChoiceList(props: ChoiceListProps) {
  const { choices, chosen, onChange, multiple = false, onSearch } = props;
  const items = useMemo(
    () =>
      Combobox.createItems([...choices], {
        getValue: (choice) => choice.value,
        getLabel: (choice) => `${choice.label} ${choice.detail ?? ""} ${choice.value}`,
      }),
    [choices],
  );
  const shared = {
    items,
    inline: true,
    open: true,
    autoHighlight: true,
    ...(onSearch && { filter: null }),
  } as const;
  const keepSearch = (text: string, details: Combobox.Root.ChangeEventDetails) => {
    if (details.reason === "item-press") details.cancel();
    else onSearch?.(text);
  };
  return multiple ? (
    <Combobox.Root
      {...shared}
      multiple
      value={[...chosen]}
      onValueChange={(next) => onChange(next)}
      onInputValueChange={keepSearch}
    >
      <Inside {...props} />
    </Combobox.Root>
  ) : (
    <Combobox.Root
      {...shared}
      value={chosen[0] ?? null}
      onValueChange={(next) => onChange(next === null ? [] : [next])}
      onInputValueChange={keepSearch}
    >
      <Inside {...props} />
    </Combobox.Root>
  );
}

function Inside(props: ChoiceListProps) {
  const {
    choices,
    label,
    searchPlaceholder,
    empty,
    noMatch,
    asideHeading,
    multiple = false,
    loading = false,
    focusOnMount = true,
  } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focusOnMount) input.current?.focus();
  }, [focusOnMount]);
  return (
    <>
      <div className="relative border-line border-b p-1.5">
        <Search
          size={14}
          aria-hidden="true"
          className="pointer-events-none absolute top-3.5 left-4 text-faint"
        />
        <Combobox.Input
          ref={input}
          aria-label={label}
          placeholder={searchPlaceholder}
          autoComplete="off"
          spellCheck={false}
          className="h-7 w-full rounded-md bg-transparent pr-2 pl-8 outline-none focus-visible:outline-none"
        />
      </div>
      {loading ? (
        <div className="flex flex-col gap-2 p-3" aria-hidden="true">
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-4 w-1/2" />
          <Skeleton className="h-4 w-2/3" />
        </div>
      ) : (
        <>
          {asideHeading && choices.length > 0 && (
            <p aria-hidden="true" className="px-3 pt-1.5 text-right text-faint text-xs">
              {asideHeading}
            </p>
          )}
          <Combobox.Empty className="px-3 py-2.5 text-muted empty:hidden">
            {choices.length === 0 ? empty : noMatch}
          </Combobox.Empty>
          <Combobox.List
            aria-label={label}
            className="max-h-80 min-h-0 flex-1 overflow-y-auto p-1 outline-none empty:p-0"
          >
            {(choice: Choice) => <Row key={choice.value} choice={choice} multiple={multiple} />}
          </Combobox.List>
        </>
      )}
    </>
  );
}

const boxClass =
  "flex size-3.5 shrink-0 items-center justify-center rounded-sm border border-line-strong group-data-selected:border-accent-fill group-data-selected:bg-accent-fill";

function Row({ choice, multiple }: { choice: Choice; multiple: boolean }) {
  return (
    <Combobox.Item value={choice.value} className={clsx(floatingItemClass, "group")}>
      <span aria-hidden="true" className={multiple ? boxClass : "flex w-3.5 shrink-0 text-accent"}>
        <Combobox.ItemIndicator>
          {multiple ? <Check size={11} strokeWidth={3} className="text-on-accent" /> : <Check size={14} />}
        </Combobox.ItemIndicator>
      </span>
      <span className="min-w-2/5 flex-1 truncate" title={choice.label}>
        {choice.label}
      </span>
      {choice.detail && (
        <span className="min-w-0 truncate text-muted text-sm" title={choice.detail}>
          {choice.detail}
        </span>
      )}
      {choice.aside !== undefined && (
        <span className="min-w-10 shrink-0 text-right text-muted text-sm">{choice.aside}</span>
      )}
    </Combobox.Item>
  );
}
