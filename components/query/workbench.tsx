"use client";

import type { ReactNode } from "react";

/** What can be asked beside the query, and the answer below it. */
export function Workbench({
  catalogLabel,
  catalog,
  editor,
  bar,
  children,
}: {
  catalogLabel: string;
  catalog: ReactNode;
  editor: ReactNode;
  bar: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex min-h-0 flex-1 border-line border-t">
      <aside
        aria-label={catalogLabel}
        className="hidden min-h-0 w-60 shrink-0 flex-col border-line border-r bg-chrome md:flex"
      >
        {catalog}
      </aside>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <div className="h-44 min-h-20 shrink-0 resize-y overflow-hidden">{editor}</div>
        {bar}
        <div className="flex min-h-0 flex-1 flex-col">{children}</div>
      </div>
    </div>
  );
}
