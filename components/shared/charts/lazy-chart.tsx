"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { afterPaint } from "#lib/core/client/after-paint.ts";

/**
 * The place of a chart: what is in it is made when the place comes into view and the page has been painted, and stays.
 * The height is given, so that nothing moves.
 */
export function LazyChart({
  label,
  heightPx,
  children,
}: {
  /** What the chart shows, in words, for those who do not see it; its numbers belong in a table beside it. */
  label: string;
  heightPx: number;
  children: () => ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      afterPaint(() => setWanted(true));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={place} role="img" aria-label={label} style={{ height: heightPx }} className="w-full min-w-0">
      {wanted && children()}
    </div>
  );
}
