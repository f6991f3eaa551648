import clsx from "clsx";
import type { ReactNode } from "react";
import type { StatusTone } from "./status.tsx";

const tones: Record<StatusTone | "neutral", string> = {
  neutral: "border-line bg-chrome text-muted",
  ok: "border-transparent bg-ok-soft text-ok",
  warning: "border-transparent bg-warning-soft text-warning",
  critical: "border-transparent bg-critical-soft text-critical",
  unknown: "border-transparent bg-unknown-soft text-unknown",
  changed: "border-transparent bg-changed-soft text-changed",
};

/** A short word in a box: a tag, a count, a mode. */
export function Badge({
  tone = "neutral",
  children,
  className,
}: {
  tone?: StatusTone | "neutral";
  children: ReactNode;
  className?: string;
}) {
  return (
    <span
      className={clsx(
        "inline-flex h-5 max-w-full items-center gap-1 truncate rounded-sm border px-1.5 font-medium text-xs",
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  );
}
