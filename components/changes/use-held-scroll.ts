"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/**
 * Keeps the rows that a reader looks at in their place while newer ones come in above them. At the top of the list newer
 * rows show at once. `listId` names the list: another one begins at its top.
 */
export function useHeldScroll(place: RefObject<HTMLElement | null>, listId: string): void {
  const held = useRef<{ key: string; top: number } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list has no row to stay at
  useLayoutEffect(() => {
    held.current = null;
  }, [listId]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const scrollerOf = () => element.querySelector<HTMLElement>(".data-table-scroller");
    const hold = () => {
      const scroller = scrollerOf();
      if (scroller === null) return;
      const rows = scroller.querySelectorAll<HTMLElement>("tr[data-key]");
      const edge = scroller.scrollTop;
      const first = edge <= 1 ? undefined : [...rows].find((row) => row.offsetTop + row.offsetHeight > edge);
      held.current =
        first?.dataset.key === undefined ? null : { key: first.dataset.key, top: first.offsetTop - edge };
    };
    const restore = () => {
      const scroller = scrollerOf();
      if (scroller === null || held.current === null) return;
      const row = scroller.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(held.current.key)}"]`);
      if (row) scroller.scrollTop = row.offsetTop - held.current.top;
    };
    // Rows are written into the elements that are there: their keys change before the browser paints.
    const observer = new MutationObserver(restore);
    observer.observe(element, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeFilter: ["data-key"],
    });
    element.addEventListener("scroll", hold, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", hold, { capture: true });
    };
  }, [place]);
}
