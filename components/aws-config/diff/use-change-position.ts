"use client";

import { useCallback, useState } from "react";
import { useHotkeys } from "#lib/core/client/use-hotkeys.ts";
import { lineId } from "./diff-line.tsx";

export interface ChangePosition {
  /** Path of the difference that was gone to last; null before the first. */
  path: string | null;
  /** From 1; 0 before the first. */
  at: number;
  next: () => void;
  previous: () => void;
  goTo: (path: string) => void;
}

/** Goes from one difference to the next with `n` and back with `p`, and moves the focus along. */
export function useChangePosition(paths: readonly string[]): ChangePosition {
  const [path, setPath] = useState<string | null>(null);
  const at = path === null ? -1 : paths.indexOf(path);
  const goTo = useCallback((to: string) => {
    setPath(to);
    const element = document.getElementById(lineId(to));
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
  }, []);
  const step = (by: 1 | -1) => {
    const from = at < 0 && by < 0 ? paths.length : at;
    const to = paths[(from + by + paths.length) % Math.max(paths.length, 1)];
    if (to !== undefined) goTo(to);
  };
  const next = () => step(1);
  const previous = () => step(-1);
  useHotkeys({ n: next, p: previous });
  return { path: at < 0 ? null : path, at: at + 1, next, previous, goTo };
}
