import type { ReactNode } from "react";

/** A titled part of a page. */
export function Section({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="pb-1 font-semibold">{title}</h2>
      {note && <p className="pb-1 text-muted">{note}</p>}
      {children}
    </section>
  );
}
