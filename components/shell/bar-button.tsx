import clsx from "clsx";
import { ChevronDown } from "lucide-react";
import type { ComponentPropsWithRef, ReactNode } from "react";

/** A control of the top bar that opens something. `active` marks a choice that narrows what every page shows. */
export function BarButton({
  icon,
  active = false,
  chevron = true,
  children,
  className,
  ...props
}: ComponentPropsWithRef<"button"> & { icon?: ReactNode; active?: boolean; chevron?: boolean }) {
  return (
    <button
      type="button"
      className={clsx(
        "inline-flex h-7 min-w-0 select-none items-center gap-1.5 whitespace-nowrap rounded-md px-2 transition-colors",
        active
          ? "bg-selected font-medium text-accent"
          : "text-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink",
        className,
      )}
      {...props}
    >
      {icon}
      {children}
      {chevron && <ChevronDown size={12} aria-hidden="true" className="shrink-0 opacity-70" />}
    </button>
  );
}
