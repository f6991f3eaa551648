"use client";

import { useSyncExternalStore } from "react";
import { type RelativeTime, relativeTime } from "#lib/core/domain/time-format.ts";
import { usePreferences } from "./preferences.ts";

const tickMs = 10_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, tickMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Milliseconds since the epoch, at most one tick old while anybody watches. */
function currentNow(): number {
  if (timer === undefined) now = Date.now();
  return now;
}

/**
 * How far an instant lies from now. One timer serves the whole page, and a component renders again only when its words
 * change. The first render uses the server's clock, so that both sides write the same.
 */
export function useRelativeTime(iso: string | null): RelativeTime | null {
  const { renderedAt } = usePreferences();
  const text = (nowMs: number) => (iso === null ? "" : JSON.stringify(relativeTime(iso, nowMs)));
  const snapshot = useSyncExternalStore(
    subscribe,
    () => text(currentNow()),
    () => text(Date.parse(renderedAt)),
  );
  return snapshot === "" ? null : JSON.parse(snapshot);
}
