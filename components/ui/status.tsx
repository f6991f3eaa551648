import clsx from "clsx";
import type { ReactNode } from "react";

export type StatusTone = "ok" | "warning" | "critical" | "unknown" | "changed";

/** Shapes differ as much as colours do, so the tone can be read without colour. 12 × 12 box. */
const shapes: Record<StatusTone, ReactNode> = {
  ok: (
    <path d="M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm2.9 4-3.4 4a.8.8 0 0 1-1.2 0L2.9 7l1-1 1 1L7.8 3.6Z" />
  ),
  warning: (
    <path d="M6.7.9a.8.8 0 0 0-1.4 0L.4 10.2c-.3.6.1 1.3.7 1.3h9.8c.6 0 1-.7.7-1.3ZM5.3 4.2h1.4v3.3H5.3Zm0 4.3h1.4v1.4H5.3Z" />
  ),
  critical: (
    <path d="M3.7.5h4.6l3.2 3.2v4.6l-3.2 3.2H3.7L.5 8.3V3.7Zm.9 3.1-1 1L5 6 3.6 7.4l1 1L6 7l1.4 1.4 1-1L7 6l1.4-1.4-1-1L6 5Z" />
  ),
  unknown: (
    <path d="M6 .5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm0 1.4a4.1 4.1 0 1 1 0 8.2 4.1 4.1 0 0 1 0-8.2ZM3.5 5.3h5v1.4h-5Z" />
  ),
  changed: <path d="M6 .2 11.8 6 6 11.8.2 6ZM6 3.6 3.6 6 6 8.4 8.4 6Z" />,
};

export const statusTextClass: Record<StatusTone, string> = {
  ok: "text-ok",
  warning: "text-warning",
  critical: "text-critical",
  unknown: "text-unknown",
  changed: "text-changed",
};

export function StatusIcon({ tone, className }: { tone: StatusTone; className?: string }) {
  return (
    <svg
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
      fill="currentColor"
      className={clsx("shrink-0", statusTextClass[tone], className)}
    >
      {shapes[tone]}
    </svg>
  );
}

/** Word + icon + colour: never colour alone. */
export function Status({
  tone,
  children,
  className,
}: {
  tone: StatusTone;
  children: ReactNode;
  className?: string;
}) {
  return (
    <span className={clsx("inline-flex min-w-0 items-center gap-1.5", statusTextClass[tone], className)}>
      <StatusIcon tone={tone} />
      <span className="truncate">{children}</span>
    </span>
  );
}
