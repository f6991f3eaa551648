import type { ReactElement, ReactNode } from "react";

/**
 * A few words beside a control, on hover and on focus. It repeats or adds to the control's own name, which it still
 * needs: an icon button its `aria-label`.
 */
export function Tooltip({ children, content }: { children: ReactElement; content: ReactNode }) {
  return (
    <span className="group/tip relative block">
      {children}
      <span
        aria-hidden="true"
        className="pointer-events-none invisible absolute top-1/2 left-full z-50 ml-1.5 w-max max-w-72 -translate-y-1/2 rounded-md bg-ink px-2 py-1 text-canvas text-sm opacity-0 group-focus-within/tip:visible group-focus-within/tip:opacity-100 group-hover/tip:visible group-hover/tip:opacity-100 group-hover/tip:delay-400"
      >
        {content}
      </span>
    </span>
  );
}
