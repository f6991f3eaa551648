"use client";

import { type PointerEvent, useRef } from "react";
import { columnWidthMax, columnWidthMin } from "./column-def.ts";
import { widthProperty } from "./table-widths.ts";

/**
 * Drags a column's edge. While dragging only one custom property changes, so no row renders; the width (px) is reported once, at
 * the end.
 */
export function useColumnResize(onResize: (columnId: string, width: number) => void) {
  const drag = useRef<{ id: string; table: HTMLElement; startX: number; startWidth: number } | null>(null);

  const start = (event: PointerEvent<HTMLElement>, id: string) => {
    const table = event.currentTarget.closest("table");
    const cell = event.currentTarget.closest("th");
    if (!table || !cell || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { id, table, startX: event.clientX, startWidth: cell.offsetWidth };
  };
  const width = (clientX: number, { startX, startWidth }: { startX: number; startWidth: number }) =>
    Math.round(Math.min(columnWidthMax, Math.max(columnWidthMin, startWidth + clientX - startX)));
  const move = (event: PointerEvent<HTMLElement>) => {
    const { current } = drag;
    current?.table.style.setProperty(widthProperty(current.id), `${width(event.clientX, current)}px`);
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    const ended = drag.current;
    drag.current = null;
    if (ended) onResize(ended.id, width(event.clientX, ended));
  };

  return (id: string) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => start(event, id),
    onPointerMove: move,
    onPointerUp: end,
    onPointerCancel: end,
  });
}
