"use client";

import { useEffect, useRef } from "react";

/** Keys to actions: `?`, `/`, `[`, `mod+k` (Ctrl or ⌘), or a sequence such as `g n`. */
export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const sequenceMs = 1000;

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches("textarea, select")) return true;
  return target.matches("input") && !target.matches("[type=checkbox], [type=radio], [type=button]");
}

/** Inside a dialog, a menu or a list box single keys belong to it. */
function isInLayer(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null
  );
}

/** Page-wide keys. Single keys are left alone while the reader types or a layer is open; `mod+…` always works. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const current = useRef(hotkeys);
  useEffect(() => {
    current.current = hotkeys;
  });
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const onKeyDown = (event: KeyboardEvent) => {
      // Enter and letters that an input method is still composing are not keys of ours.
      if (event.defaultPrevented || event.isComposing || event.altKey) return;
      const mod = event.ctrlKey || event.metaKey;
      if (!mod && (isTyping(event.target) || isInLayer(event.target))) return;
      const key = mod ? `mod+${event.key.toLowerCase()}` : event.key;
      const sequence =
        first !== null && event.timeStamp - first.at < sequenceMs ? `${first.key} ${key}` : null;
      const action = (sequence !== null ? current.current[sequence] : undefined) ?? current.current[key];
      first = action === undefined && !mod ? { key, at: event.timeStamp } : null;
      if (action === undefined) return;
      event.preventDefault();
      action(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
