"use client";

import { Tabs as Base } from "@base-ui/react/tabs";
import clsx from "clsx";
import type { ReactNode } from "react";

export interface TabItem {
  value: string;
  label: ReactNode;
  /** Shown after the label, for example a count. */
  count?: ReactNode;
}

/** Tabs over panels; put `<TabPanel value>` elements inside. */
export function Tabs({
  label,
  items,
  value,
  onValueChange,
  children,
  className,
}: {
  /** What the tabs choose between, for screen readers. */
  label: string;
  items: readonly TabItem[];
  value: string;
  onValueChange: (value: string) => void;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Base.Root value={value} onValueChange={(next) => onValueChange(String(next))} className={className}>
      <Base.List aria-label={label} className="flex gap-1 overflow-x-auto border-line border-b px-3">
        {items.map((item) => (
          <Base.Tab
            key={item.value}
            value={item.value}
            className={clsx(
              "-mb-px flex h-8 shrink-0 cursor-default select-none items-center gap-1.5 border-transparent border-b-2 px-2 text-muted -outline-offset-2 transition-colors",
              "hover:text-ink data-active:border-accent data-active:font-medium data-active:text-ink",
            )}
          >
            {item.label}
            {item.count !== undefined && <span className="text-faint text-sm">{item.count}</span>}
          </Base.Tab>
        ))}
      </Base.List>
      {children}
    </Base.Root>
  );
}

export function TabPanel({ className, ...props }: Base.Panel.Props & { className?: string }) {
  return <Base.Panel className={clsx("outline-none", className)} {...props} />;
}
