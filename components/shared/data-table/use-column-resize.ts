"use client";

import { type PointerEvent, useRef } from "react";
import { columnWidthMax, columnWidthMin } from "./column-def.ts";

/**
 * Drags a column's edge. While dragging only the `<col>` changes, so no row renders; the width (px) is reported once, at
 * the end.
 */
export function useColumnResize(onResize: (columnId: string, width: number) => void) {
  const drag = useRef<{ id: string; col: HTMLTableColElement; startX: number; startWidth: number } | null>(
    null,
  );

  const start = (event: PointerEvent<HTMLElement>, id: string) => {
    const col = event.currentTarget
      .closest("table")
      ?.querySelector<HTMLTableColElement>(`col[data-column="${CSS.escape(id)}"]`);
    const cell = event.currentTarget.closest("th");
    if (!col || !cell || event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { id, col, startX: event.clientX, startWidth: cell.offsetWidth };
  };
  const width = (clientX: number, { startX, startWidth }: { startX: number; startWidth: number }) =>
    Math.round(Math.min(columnWidthMax, Math.max(columnWidthMin, startWidth + clientX - startX)));
  const move = (event: PointerEvent<HTMLElement>) => {
    if (drag.current) drag.current.col.style.width = `${width(event.clientX, drag.current)}px`;
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
