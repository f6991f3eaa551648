import type { ReactNode } from "react";

/** One of several small choices with its count; pressed when it narrows what is shown. */
export function ToggleChip({
  pressed,
  count,
  onClick,
  children,
}: {
  pressed: boolean;
  /** As it is shown. */
  count: string;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className="inline-flex h-6 items-center gap-1.5 rounded-md border border-line px-2 text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-selected aria-pressed:text-accent"
    >
      {children}
      <span className="text-faint">{count}</span>
    </button>
  );
}
