import type { ReactNode } from "react";

/** Stands where content would be: says why there is none and what to do. */
export function EmptyState({
  icon,
  title,
  children,
  action,
  level = 2,
}: {
  icon?: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** 1 where it is all that the page shows. */
  level?: 1 | 2;
}) {
  const Heading = `h${level}` as const;
  return (
    <div className="mx-auto flex max-w-md flex-1 flex-col items-center justify-center gap-2 p-8 text-center">
      {icon && <span className="text-faint">{icon}</span>}
      <Heading className="font-semibold text-lg">{title}</Heading>
      {children && <div className="text-muted">{children}</div>}
      {action && <div className="mt-2 flex gap-2">{action}</div>}
    </div>
  );
}
