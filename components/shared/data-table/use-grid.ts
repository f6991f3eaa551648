"use client";

import { type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef } from "react";
import type { SelectionStore } from "#components/shared/selection/selection-store.ts";
import {
  becomeTabStop,
  ensureTabStop,
  focusRow,
  moveInRow,
  rowKeyOf,
  rowOf,
  rowsOf,
  stopOf,
} from "./grid-dom.ts";

/** What a page can ask of its table, for shortcuts that work wherever the focus is. */
export interface TableHandle {
  /** Moves the focus by rows, from the focused row, else from `fromKey`, else onto the first. False at an edge. */
  move: (rows: number, fromKey?: string | null) => boolean;
  focus: (key: string | "first" | "last") => void;
  /** The row that has or last had the focus. */
  current: () => string | null;
}

export interface GridOptions {
  table: RefObject<HTMLTableElement | null>;
  handle: RefObject<TableHandle | null> | undefined;
  pageKeys: readonly string[];
  selection: SelectionStore | undefined;
  onOpen: ((key: string) => void) | undefined;
  onCopy: ((text: string) => void) | undefined;
}

/** Pointer and keyboard for all rows by delegation, one tab stop, and focus that survives new data. */
export function useGrid(options: GridOptions): void {
  const latest = useRef(options);
  const current = useRef<{ key: string; index: number; focused: boolean } | null>(null);
  /** A row to focus once it is there. */
  const awaited = useRef<string | null>(null);
  const { table, handle } = options;

  useLayoutEffect(() => {
    latest.current = options;
  });

  useEffect(() => {
    const element = table.current;
    if (!element) return;
    adoptEarlyTicks(element, latest.current.selection);
    const onFocusIn = (event: FocusEvent) => {
      const stop = stopOf(event.target);
      const key = rowKeyOf(event.target);
      if (!stop || key === null) return;
      becomeTabStop(element, stop);
      current.current = { key, index: latest.current.pageKeys.indexOf(key), focused: true };
    };
    const onFocusOut = () => {
      if (current.current) current.current.focused = false;
    };
    const onClick = (event: MouseEvent) => click(event, latest.current);
    const onKeyDown = (event: KeyboardEvent) => keyDown(event, element, latest.current);
    const onMouseDown = (event: MouseEvent) => {
      // A range by shift-click must not select the text between.
      if (event.shiftKey && selectCell(event.target)) event.preventDefault();
    };
    element.addEventListener("focusin", onFocusIn);
    element.addEventListener("focusout", onFocusOut);
    element.addEventListener("click", onClick);
    element.addEventListener("keydown", onKeyDown);
    element.addEventListener("mousedown", onMouseDown);
    return () => {
      element.removeEventListener("focusin", onFocusIn);
      element.removeEventListener("focusout", onFocusOut);
      element.removeEventListener("click", onClick);
      element.removeEventListener("keydown", onKeyDown);
      element.removeEventListener("mousedown", onMouseDown);
    };
  }, [table]);

  // After every commit, because rows come in two: those in sight, then the rest.
  useLayoutEffect(() => {
    const element = table.current;
    if (!element) return;
    ensureTabStop(element);
    const row = awaited.current === null ? null : rowOf(element, awaited.current);
    if (row) {
      awaited.current = null;
      focusRow(row);
      return;
    }
    const held = current.current;
    if (!held?.focused) return;
    const { activeElement } = document;
    if (element.contains(activeElement)) {
      // The row under the focus may show another's data now: follow its own, or stay when that is gone.
      const shown = rowKeyOf(activeElement);
      if (shown === null || shown === held.key) return;
      const moved = rowOf(element, held.key);
      if (moved) focusRow(moved, activeElement);
      else current.current = { ...held, key: shown };
      return;
    }
    // A row that went away lost the focus to the page's body: its neighbour gets it.
    if (activeElement !== document.body && activeElement !== null) return;
    const rows = rowsOf(element);
    const next = rowOf(element, held.key) ?? rows[Math.min(held.index, rows.length - 1)];
    if (next) focusRow(next);
  });

  useImperativeHandle(
    handle,
    () => ({
      move: (rows, fromKey) => {
        const element = table.current;
        if (!element) return false;
        const keys = latest.current.pageKeys;
        const from = keys.indexOf(current.current?.key ?? fromKey ?? "");
        const next = from < 0 ? 0 : from + rows;
        const key = keys[Math.min(keys.length - 1, Math.max(0, next))];
        const row = key === undefined ? null : rowOf(element, key);
        const inTable = element.contains(document.activeElement) ? document.activeElement : null;
        if (row) focusRow(row, inTable);
        return next >= 0 && next < keys.length;
      },
      focus: (key) => {
        const element = table.current;
        if (!element) return;
        const { pageKeys } = latest.current;
        const wanted = key === "first" ? pageKeys[0] : key === "last" ? pageKeys.at(-1) : key;
        const row = wanted === undefined ? null : rowOf(element, wanted);
        if (row) focusRow(row);
        else awaited.current = pageKeys.includes(wanted ?? "") ? (wanted ?? null) : null;
      },
      current: () => {
        const key = current.current?.key ?? null;
        return key !== null && latest.current.pageKeys.includes(key) ? key : null;
      },
    }),
    [table],
  );
}

/** Boxes that were ticked on the server's page before its code arrived count. */
function adoptEarlyTicks(table: HTMLElement, selection: SelectionStore | undefined): void {
  for (const box of table.querySelectorAll("td[data-select] > input:checked")) {
    const key = rowKeyOf(box);
    if (key !== null && selection && !selection.isSelected(key)) selection.set(key, true);
  }
}

function selectCell(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest("td[data-select]") : null;
}

function click(event: MouseEvent, { selection, pageKeys, onOpen, onCopy }: GridOptions): void {
  const key = rowKeyOf(event.target);
  if (key === null || !(event.target instanceof Element)) return;
  if (selection && selectCell(event.target)) {
    const selected = !selection.isSelected(key);
    if (event.shiftKey) selection.setRange(pageKeys, key, selected);
    else selection.set(key, selected);
    return;
  }
  const copy = event.target.closest<HTMLElement>("[data-copy]");
  if (copy?.dataset.copy !== undefined) {
    onCopy?.(copy.dataset.copy);
    return;
  }
  const modified = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button !== 0;
  const link = event.target.closest("a");
  if (
    modified ||
    (link && link.dataset.stop !== "name") ||
    event.target.closest("button:not([data-stop=name]), input")
  )
    return;
  // Somebody who has just marked text in a cell did not ask to open it.
  if (!link && document.getSelection()?.isCollapsed === false) return;
  // A table that opens nothing itself leaves its links to themselves.
  if (onOpen === undefined) return;
  event.preventDefault();
  onOpen(key);
}

function keyDown(event: KeyboardEvent, table: HTMLElement, { onOpen }: GridOptions): void {
  const stop = stopOf(event.target);
  const key = rowKeyOf(event.target);
  if (!stop || key === null || event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = rowsOf(table);
  const at = rows.findIndex((row) => row.dataset.key === key);
  const target = rowTarget(event.key, at, rows.length);
  if (target !== null) {
    const row = rows[target];
    if (row) focusRow(row, stop);
  } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    moveInRow(stop, event.key === "ArrowRight" ? 1 : -1);
  } else if (onOpen && event.key === "Enter" && stop.dataset.stop !== "copy" && !event.shiftKey) {
    onOpen(key);
  } else {
    return;
  }
  event.preventDefault();
}

/** Rows per PageUp and PageDown. */
const pageStep = 20;

function rowTarget(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + pageStep,
    PageUp: at - pageStep,
    Home: 0,
    End: count - 1,
  };
  const target = steps[key];
  return target === undefined ? null : Math.min(count - 1, Math.max(0, target));
}
