import clsx from "clsx";
import type { ComponentPropsWithRef, ReactNode } from "react";

export interface InputProps extends ComponentPropsWithRef<"input"> {
  /** Drawn inside at the left, for example a magnifying glass. */
  icon?: ReactNode;
}

/** One-line text field; give it a `<label>` or an `aria-label`. */
export function Input({ icon, className, ...props }: InputProps) {
  const field = (
    <input
      autoComplete="off"
      spellCheck={false}
      className={clsx(
        "h-7 w-full min-w-0 rounded-md border border-line-strong bg-canvas text-base text-ink transition-colors",
        "hover:border-muted focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-focus focus-visible:outline-offset-0",
        "disabled:opacity-50 aria-invalid:border-critical",
        icon ? "pr-2 pl-7" : "px-2",
        className,
      )}
      {...props}
    />
  );
  if (!icon) return field;
  return (
    <span className="relative flex w-full min-w-0 items-center">
      <span className="pointer-events-none absolute left-2 text-faint" aria-hidden="true">
        {icon}
      </span>
      {field}
    </span>
  );
}
